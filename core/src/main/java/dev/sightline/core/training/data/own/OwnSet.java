package dev.sightline.core.training.data.own;

import java.nio.file.Path;
import java.util.List;

/**
 * A data set as it was listed; nothing is known of its files yet.
 *
 * @param source the folder or manifest that was named
 * @param root the folder below which all its files lie
 * @param format in which form it came
 * @param videos in the order of the list; folders in the order of their names
 */
public record OwnSet(Path source, Path root, SetFormat format, List<OwnVideo> videos) {
  public OwnSet {
    videos = List.copyOf(videos);
  }
}
