package dev.sightline.core.library.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.library.LibraryFixture;
import dev.sightline.core.library.LibraryVideo;
import dev.sightline.core.library.cache.ResultCache;
import dev.sightline.core.library.catalogue.Catalogue;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process in the middle of import, analysis and save, at random moments: what it had told
 * as done must be there, and nothing may be there by half. {@code -Dsightline.kills=200} does it
 * more often than every build can.
 */
class ImportKillTest {
  private static final int KILLS = Integer.getInteger("sightline.kills", 2);
  private static final int FILES = 80;

  /** Up to so many answers of the child are waited for, then up to so long, ns. */
  private static final int MAX_LINES = KILLS > 2 ? 400 : 50;

  private static final int MAX_NANOS = 3_000_000;

  /** From so many kills on, each phase must have been met. */
  private static final int MANY = 60;

  @TempDir private Path temp;

  private final Map<KilledImport.Phase, Integer> met = new EnumMap<>(KilledImport.Phase.class);

  @Test
  void nothingThatWasCommittedIsLostAndNothingIsHalf() throws Exception {
    LibraryFixture fixture = new LibraryFixture(Files.createDirectory(temp.resolve("films")));
    for (int i = 0; i < FILES; i++) {
      fixture.file("%03d/v%d.mp4".formatted(i % 20, i), "video " + i);
      fixture.file("%03d/v%d.txt".formatted(i % 20, i), "words of " + i);
    }
    Catalogue.open(fixture.library()).close();
    Random random = new Random(20261128);
    int rounds = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      long told = runAndKill(fixture, random.nextInt(MAX_LINES), random.nextInt(MAX_NANOS));
      check(fixture, told);
      rounds++;
      if (kill % 8 == 7) { // begin without a library again
        for (Path file : List.of(fixture.library(), wal(fixture), shm(fixture))) {
          Files.deleteIfExists(file);
        }
      }
    }
    assertThat(rounds).isEqualTo(KILLS);
    assertThat(met.values().stream().mapToInt(n -> n).sum()).isEqualTo(KILLS);
    if (KILLS >= MANY) {
      for (KilledImport.Phase phase : KilledImport.Phase.values()) {
        assertThat(met.getOrDefault(phase, 0)).as("killed at %s: %s", phase, met).isGreaterThan(9);
      }
    }
    try (Catalogue catalogue = Catalogue.open(fixture.library())) {
      fixture.run(catalogue);
      assertThat(catalogue.videos().count()).isEqualTo(FILES);
      assertThat(catalogue.check()).isEmpty();
    }
  }

  private static Path wal(LibraryFixture fixture) {
    return fixture.library().resolveSibling("library.db-wal");
  }

  private static Path shm(LibraryFixture fixture) {
    return fixture.library().resolveSibling("library.db-shm");
  }

  /** Lets a child work until it has told so much and a moment more; says how far it had come. */
  private long runAndKill(LibraryFixture fixture, int lines, int nanos)
      throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx96m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                KilledImport.class.getName(),
                fixture.root().toString(),
                fixture.library().toString(),
                results().folder().toString())
            .redirectError(temp.resolve("child.log").toFile())
            .start();
    long told = -1;
    KilledImport.Phase phase = KilledImport.Phase.IMPORT;
    try (BufferedReader out = child.inputReader()) {
      String line = out.readLine();
      for (int i = 0; line != null && i < lines; i++) {
        told = number(line);
        phase = phase(line);
        line = out.readLine();
      }
      long until = System.nanoTime() + nanos;
      while (System.nanoTime() < until) {
        Thread.onSpinWait();
      }
      child.toHandle().destroyForcibly(); // Process.destroy would close the pipe too
      // what was in the pipe when it died had been committed too
      while (line != null && line.endsWith(".")) {
        told = number(line);
        phase = phase(line);
        line = out.readLine();
      }
    }
    met.merge(phase, 1, Integer::sum);
    child.waitFor();
    assertThat(told).as(Files.readString(temp.resolve("child.log"))).isNotNegative();
    return told;
  }

  /** A line ends with a point, so that one that was cut off is not taken for a number. */
  private static long number(String line) {
    return Long.parseLong(line.substring(line.indexOf(' ') + 1, line.length() - 1));
  }

  /** What the child did when it died. */
  private static KilledImport.Phase phase(String line) {
    return KilledImport.Phase.valueOf(line.substring(0, line.indexOf(' ')));
  }

  private ResultCache results() {
    return new ResultCache(temp.resolve("results"), 1L << 30);
  }

  /** What the child tells is the revision of its last commit. */
  private void check(LibraryFixture fixture, long told) throws Exception {
    try (Catalogue catalogue = Catalogue.open(fixture.library())) {
      assertThat(catalogue.check()).isEmpty();
      assertThat(catalogue.videos().revision()).as("committed").isGreaterThanOrEqualTo(told);
      for (LibraryVideo video : catalogue.videos().page(0, FILES + 1)) {
        long id = video.id();
        assertThat(catalogue.videos().places(id)).hasSize(1);
        assertThat(catalogue.texts().of(id)).hasSize(1);
        boolean noted = !video.marks().note().isEmpty();
        assertThat(catalogue.marks().tags(id)).as("saved with the note").hasSize(noted ? 1 : 0);
        assertThat(video.marks().rating()).isEqualTo(noted ? 3 : 0);
      }
      for (String key : catalogue.analyses().cacheKeys()) {
        assertThat(results().isIntact(key)).as("result of an analysis").isTrue();
      }
      assertThat(results().sweep(Optional.empty())).as("damaged results").isEmpty();
    }
  }
}
