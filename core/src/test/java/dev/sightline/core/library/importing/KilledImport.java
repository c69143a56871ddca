package dev.sightline.core.library.importing;

import dev.sightline.core.job.Progress;
import dev.sightline.core.library.LibraryFixture;
import dev.sightline.core.library.StoredAnalysis;
import dev.sightline.core.library.cache.ResultCache;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.problem.SightlineException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What {@link ImportKillTest} kills: imports, stores results, saves notes, without end; tells the
 * catalogue's revision after each commit, and what it does next.
 */
final class KilledImport {
  /** What it can be killed at. */
  enum Phase {
    IMPORT,
    ANALYSIS,
    SAVE
  }

  private KilledImport() {}

  /**
   * @param args folder of videos, library, folder of results
   */
  public static void main(String[] args) throws SightlineException {
    PrintStream out = System.out;
    LibraryFixture fixture = new LibraryFixture(Path.of(args[0]));
    ResultCache results = new ResultCache(Path.of(args[2]), 1L << 30);
    try (Catalogue catalogue = Catalogue.open(Path.of(args[1]))) {
      tell(Phase.IMPORT, catalogue, out);
      Importer importer = LibraryFixture.importer(catalogue);
      for (int round = 0; ; round++) {
        int now = round;
        importer.run(
            List.of(new ImportSource(fixture.root(), false)),
            false,
            Progress.NONE,
            result -> after(catalogue, results, result.video(), now, out));
      }
    }
  }

  private static void after(
      Catalogue catalogue, ResultCache results, long video, int round, PrintStream out) {
    try {
      tell(Phase.ANALYSIS, catalogue, out);
      String key = ResultCache.key(Long.toString(video), Integer.toString(round));
      results.put(key, ("result " + key).repeat(50).getBytes(StandardCharsets.UTF_8));
      String hash = ResultCache.key("text", Integer.toString(round));
      catalogue.analyses().put(new StoredAnalysis(video, hash, hash, key, Instant.now()));
      tell(Phase.SAVE, catalogue, out);
      catalogue.transaction(
          () -> {
            catalogue.marks().note(video, "note " + round);
            catalogue.marks().tag(video, "seen");
            catalogue.marks().rate(video, 3);
            return null;
          });
      tell(Phase.IMPORT, catalogue, out);
    } catch (SightlineException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void tell(Phase next, Catalogue catalogue, PrintStream out)
      throws SightlineException {
    out.print(next + " " + catalogue.videos().revision() + ".\n");
    out.flush();
  }
}
