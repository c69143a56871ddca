package dev.sightline.core.library.importing;

import java.nio.file.Path;
import java.util.List;

/**
 * A video in a list.
 *
 * @param file absolute, or beside the list
 * @param labels classes that the list gives it, without times; may be empty
 * @param texts what the list says beside it, such as captions; may be empty
 */
public record ListedVideo(Path file, List<String> labels, List<String> texts) {
  public ListedVideo {
    labels = List.copyOf(labels);
    texts = List.copyOf(texts);
  }
}
