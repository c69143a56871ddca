package dev.sightline.core.library.importing;

import dev.sightline.core.library.BrokenFile;
import dev.sightline.core.library.LibraryText;
import dev.sightline.core.library.MediaFacts;
import dev.sightline.core.problem.SightlineException;
import java.util.List;
import java.util.Optional;

/**
 * What was found out about a candidate.
 *
 * @param candidate the file
 * @param state as it was before it was read
 * @param sha256 hash of its content, hex; empty if it is broken
 * @param facts its form; empty if it is broken
 * @param texts from its sidecars, its streams, and whoever named it
 * @param failure why it cannot be taken; empty if it can
 * @param warnings sidecars that cannot be read: the video is taken without them
 */
record Examined(
    Candidate candidate,
    FileState state,
    String sha256,
    Optional<MediaFacts> facts,
    List<LibraryText> texts,
    Optional<BrokenFile> failure,
    List<String> warnings) {
  Examined {
    texts = List.copyOf(texts);
    warnings = List.copyOf(warnings);
  }

  static Examined broken(Candidate candidate, FileState state, SightlineException e) {
    BrokenFile file =
        new BrokenFile(
            candidate.file(), state.bytes(), state.modified(), e.problem(), e.phrase(), 1);
    return new Examined(
        candidate, state, "", Optional.empty(), List.of(), Optional.of(file), List.of());
  }
}
