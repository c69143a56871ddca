package dev.sightline.core.library.importing;

import dev.sightline.core.analysis.ContentHash;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.library.LibraryText;
import dev.sightline.core.library.TextOrigin;
import dev.sightline.core.media.VideoNames;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.SidecarText;
import dev.sightline.core.text.Sidecars;
import dev.sightline.core.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one file: its content's hash, its form, its texts. Knows no catalogue. Thread-safe. */
final class Examiner {
  private static final Logger LOG = LoggerFactory.getLogger(Examiner.class);

  private final VideoOpener opener;

  Examiner(VideoOpener opener) {
    this.opener = opener;
  }

  /**
   * Reads it. What is wrong with it is part of the answer.
   *
   * @throws CancelledException if the user stopped it
   */
  Examined examine(Candidate candidate, Progress stop) throws CancelledException {
    Path file = candidate.file();
    FileState state = FileState.of(file);
    try {
      if (!Files.exists(file)) {
        throw new SightlineException(
            Problem.FILE, Phrase.of("There is no file “{0}” in that folder.", file.getFileName()));
      }
      VideoOpener.Opened opened = opener.open(file, stop);
      String sha256 = ContentHash.of(file, stop);
      List<String> warnings = new ArrayList<>();
      List<LibraryText> texts = new ArrayList<>();
      for (Path sidecar : Sidecars.files(file)) {
        texts.addAll(read(sidecar, warnings));
      }
      texts.addAll(opened.texts());
      texts.addAll(candidate.texts());
      if (texts.isEmpty()) {
        ofName(file).ifPresent(texts::add);
      }
      return new Examined(
          candidate, state, sha256, Optional.of(opened.facts()), texts, Optional.empty(), warnings);
    } catch (CancelledException e) {
      throw e;
    } catch (SightlineException e) {
      return Examined.broken(candidate, state, e);
    } catch (RuntimeException e) {
      // a defect that one file uncovers must not cost the other ten thousand
      LOG.error("importing {}", file, e);
      return Examined.broken(
          candidate,
          state,
          new SightlineException(
              Problem.INTERNAL,
              Phrase.of("“{0}” met a defect of ours; the log tells more.", file.getFileName()),
              e));
    }
  }

  private static List<LibraryText> read(Path sidecar, List<String> warnings) {
    List<LibraryText> texts = new ArrayList<>();
    try {
      for (SidecarText text : Sidecars.read(sidecar)) {
        texts.add(
            new LibraryText(
                TextOrigin.SIDECAR,
                text.file().toString(),
                text.part(),
                text.words(),
                text.transcript()));
      }
    } catch (SightlineException e) {
      LOG.debug("{}", e.getMessage(), e);
      warnings.add(e.userMessage());
    }
    return texts;
  }

  /** The words of a file's name, if there are any in it. */
  static Optional<LibraryText> ofName(Path file) {
    String words = VideoNames.stem(file).replaceAll("[\\s._-]+", " ").strip();
    return words.codePoints().anyMatch(Character::isLetter)
        ? Optional.of(LibraryText.of(TextOrigin.FILE_NAME, words))
        : Optional.empty();
  }
}
