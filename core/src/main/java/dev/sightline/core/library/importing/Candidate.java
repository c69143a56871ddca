package dev.sightline.core.library.importing;

import dev.sightline.core.library.LibraryText;
import dev.sightline.core.library.VideoLabel;
import java.nio.file.Path;
import java.util.List;

/**
 * A file that may become a video of the library.
 *
 * @param file absolute
 * @param set the manifest or folder of classes that names it; empty if none does
 * @param labels what that says of it
 * @param texts what that says beside it
 */
record Candidate(Path file, String set, List<VideoLabel> labels, List<LibraryText> texts) {
  Candidate {
    labels = List.copyOf(labels);
    texts = List.copyOf(texts);
  }

  /** A file of which nothing more is known. */
  static Candidate of(Path file) {
    return new Candidate(file.toAbsolutePath().normalize(), "", List.of(), List.of());
  }
}
