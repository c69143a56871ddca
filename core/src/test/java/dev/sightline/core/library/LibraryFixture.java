package dev.sightline.core.library;

import dev.sightline.core.job.Progress;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.library.importing.ImportResult;
import dev.sightline.core.library.importing.ImportSource;
import dev.sightline.core.library.importing.ImportSummary;
import dev.sightline.core.library.importing.Importer;
import dev.sightline.core.library.importing.VideoOpener;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder of videos that are files of a few letters, opened by a stand-in, and a library of them.
 *
 * @param root the folder
 */
public record LibraryFixture(Path root) {
  /** What stands in a file that is no video. */
  public static final String BROKEN = "broken";

  /** The form of every video. */
  public static final MediaFacts FACTS =
      new MediaFacts("mp4", 64, 48, Fraction.of(25), Fraction.of(7, 2), false, false);

  /** A hash of sixty-four equal digits. */
  public static String sha(char digit) {
    return String.valueOf(digit).repeat(64);
  }

  /** Where the library lies. */
  public Path library() {
    return root.resolveSibling(root.getFileName() + "-library").resolve("library.db");
  }

  /** Writes a file. */
  public Path file(String name, String content) {
    try {
      Path file = root.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens a file that is not {@link #BROKEN}. */
  public static VideoOpener.Opened open(Path video, Progress stop) throws SightlineException {
    try {
      if (Files.readString(video).equals(BROKEN)) {
        throw new SightlineException(Problem.MEDIA, "“" + video.getFileName() + "” is broken.");
      }
      return new VideoOpener.Opened(FACTS, List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An importer with that stand-in. */
  public static Importer importer(Catalogue catalogue) {
    return new Importer(catalogue, LibraryFixture::open, 2);
  }

  /** What became of the files of an import. */
  public record Imported(List<ImportResult> results, ImportSummary summary) {
    /** Outcome and name of each file. */
    public List<String> outcomes() {
      return results.stream().map(r -> r.outcome() + " " + r.file().getFileName()).toList();
    }
  }

  /** Imports that source, or the whole folder if there is none. */
  public Imported run(Catalogue catalogue, ImportSource... sources) throws SightlineException {
    List<ImportResult> results = new ArrayList<>();
    List<ImportSource> all =
        sources.length == 0 ? List.of(new ImportSource(root, false)) : List.of(sources);
    ImportSummary summary = importer(catalogue).run(all, false, Progress.NONE, results::add);
    return new Imported(results, summary);
  }
}
