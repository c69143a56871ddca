package dev.sightline.core.training.data;

import java.nio.file.Path;
import java.util.List;

/**
 * One video, or a few stills of one, with its texts and its class.
 *
 * @param name unique in the set
 * @param video the video file; null if there are only stills
 * @param stills pictures taken from the video, in order; empty if there is a video file
 * @param texts texts of it; the first is the one that evaluation takes
 * @param label the class name
 */
public record LabelledVideo(
    String name, Path video, List<Path> stills, List<String> texts, String label) {
  public LabelledVideo {
    stills = List.copyOf(stills);
    texts = List.copyOf(texts);
    if ((video == null) == stills.isEmpty()) {
      throw new IllegalArgumentException(name + " needs either a video or stills");
    }
  }
}
