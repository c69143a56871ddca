package dev.sightline.core.library.importing;

import dev.sightline.core.library.LibraryText;
import dev.sightline.core.library.LibraryVideo;
import dev.sightline.core.library.TextOrigin;
import dev.sightline.core.library.VideoPlace;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.library.catalogue.VideoTable.Occupied;
import dev.sightline.core.library.importing.ImportResult.Outcome;
import dev.sightline.core.media.VideoNames;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** Writes what was found out about files into the catalogue. Runs inside its transactions. */
final class ImportWriter {
  private final Catalogue catalogue;

  ImportWriter(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Says without reading the file whether there is anything to be done; empty if there is. */
  Optional<ImportResult> known(Candidate candidate, FileState state, boolean retry)
      throws SightlineException {
    Path file = candidate.file();
    Optional<Occupied> there = catalogue.videos().at(file);
    if (there.isPresent() && there.get().place().equals(state.place(file)) && state.bytes() > 0) {
      return Optional.of(unread(candidate, there.get().video()));
    }
    if (!retry) {
      return catalogue
          .broken()
          .at(file)
          .filter(b -> b.bytes() == state.bytes() && b.modified().equals(state.modified()))
          .map(
              b ->
                  new ImportResult(
                      file, Outcome.STILL_BROKEN, 0, "", 0, List.of(b.reason().english())));
    }
    return Optional.empty();
  }

  /** A file that need not be read may still have new labels. */
  private ImportResult unread(Candidate candidate, long video) throws SightlineException {
    long before = catalogue.videos().revision();
    if (!candidate.set().isEmpty()) {
      catalogue.transaction(
          () -> {
            fromSet(video, candidate);
            return null;
          });
    }
    Outcome outcome = catalogue.videos().revision() == before ? Outcome.UNCHANGED : Outcome.UPDATED;
    String sha256 = catalogue.videos().find(video).map(LibraryVideo::sha256).orElse("");
    return new ImportResult(
        candidate.file(), outcome, video, sha256, candidate.texts().size(), List.of());
  }

  /** Writes one file; part of a transaction. */
  ImportResult write(Examined examined) throws SightlineException {
    Path file = examined.candidate().file();
    if (examined.failure().isPresent()) {
      catalogue.broken().put(examined.failure().get());
      catalogue.videos().vacate(file); // what lay there is there no more
      return new ImportResult(
          file, Outcome.BROKEN, 0, "", 0, List.of(examined.failure().get().reason().english()));
    }
    catalogue.broken().remove(file);
    Optional<Occupied> there = catalogue.videos().at(file);
    Optional<LibraryVideo> known = catalogue.videos().find(examined.sha256());
    long video = known.isPresent() ? known.get().id() : add(examined);
    Outcome outcome = Outcome.ADDED;
    if (known.isPresent()) {
      boolean same = there.isPresent() && there.get().video() == video;
      outcome = same ? Outcome.UPDATED : vacateGone(video, examined) ? Outcome.MOVED : Outcome.COPY;
    }
    catalogue.videos().put(video, examined.state().place(file));
    texts(video, examined);
    return new ImportResult(
        file, outcome, video, examined.sha256(), examined.texts().size(), examined.warnings());
  }

  private long add(Examined examined) throws SightlineException {
    return catalogue
        .videos()
        .add(
            examined.sha256(),
            examined.state().bytes(),
            examined.facts().orElseThrow(),
            VideoNames.stem(examined.candidate().file()));
  }

  /**
   * Forgets places where the video is no more. A sidecar that did not come along keeps its words,
   * unless the new place has some of its own.
   */
  private boolean vacateGone(long video, Examined examined) throws SightlineException {
    boolean brought = examined.texts().stream().anyMatch(t -> t.origin() == TextOrigin.SIDECAR);
    boolean moved = false;
    for (VideoPlace place : catalogue.videos().places(video)) {
      if (!Files.exists(place.path())) {
        catalogue.videos().vacate(place.path());
        moved = true;
        if (brought) {
          replace(video, isBeside(place.path()), List.of());
        }
      }
    }
    return moved;
  }

  private void texts(long video, Examined examined) throws SightlineException {
    Path file = examined.candidate().file();
    List<LibraryText> elsewhere =
        catalogue.texts().of(video).stream()
            .filter(t -> t.origin() == TextOrigin.SIDECAR)
            .filter(Predicate.not(isBeside(file)))
            .toList();
    List<LibraryText> beside = new ArrayList<>(of(examined.texts(), TextOrigin.SIDECAR));
    // beside a copy the same words often lie once more
    beside.removeIf(
        t ->
            elsewhere.stream()
                .anyMatch(e -> e.words().equals(t.words()) && e.part().equals(t.part())));
    replace(video, isBeside(file), beside);
    replace(
        video, t -> t.origin() == TextOrigin.CONTAINER, of(examined.texts(), TextOrigin.CONTAINER));
    fromSet(video, examined.candidate());
    boolean better =
        catalogue.texts().of(video).stream().anyMatch(t -> t.origin() != TextOrigin.FILE_NAME);
    replace(
        video,
        t -> t.origin() == TextOrigin.FILE_NAME,
        better ? List.of() : Examiner.ofName(file).stream().toList());
  }

  private void fromSet(long video, Candidate candidate) throws SightlineException {
    if (candidate.set().isEmpty()) {
      return;
    }
    catalogue.texts().putLabels(video, candidate.set(), candidate.labels());
    replace(
        video,
        t -> t.origin() == TextOrigin.MANIFEST && t.source().equals(candidate.set()),
        candidate.texts());
    if (!candidate.texts().isEmpty()) {
      catalogue.texts().removeAll(video, TextOrigin.FILE_NAME);
    }
  }

  /** Puts {@code wanted} in place of some texts; what is the same is not touched. */
  private void replace(long video, Predicate<LibraryText> which, List<LibraryText> wanted)
      throws SightlineException {
    List<LibraryText> present = catalogue.texts().of(video).stream().filter(which).toList();
    for (LibraryText text : present) {
      if (!wanted.contains(text)) {
        catalogue.texts().remove(video, text);
      }
    }
    for (LibraryText text : wanted) {
      if (!present.contains(text)) {
        catalogue.texts().put(video, text);
      }
    }
  }

  private static List<LibraryText> of(List<LibraryText> texts, TextOrigin origin) {
    return texts.stream().filter(t -> t.origin() == origin).toList();
  }

  /** True for the texts that lie beside a file and have its name. */
  private static Predicate<LibraryText> isBeside(Path file) {
    return text -> {
      if (text.origin() != TextOrigin.SIDECAR) {
        return false;
      }
      Path source = Path.of(text.source());
      return Objects.equals(source.getParent(), file.getParent())
          && VideoNames.stem(source).equals(VideoNames.stem(file));
    };
  }
}
