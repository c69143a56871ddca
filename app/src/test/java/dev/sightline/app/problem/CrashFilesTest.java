package dev.sightline.app.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashFilesTest {
  @TempDir private Path folder;

  @Test
  void theNewestStayAndLogsAreLeftAlone() throws IOException {
    Path logs = folder.resolve("logs");
    CrashFiles files = new CrashFiles(() -> logs);
    Instant first = Instant.parse("2026-01-01T00:00:00Z");
    files.keep(new CrashReport("report 0"), first);
    Files.writeString(logs.resolve("sightline.log"), "a line");
    for (int i = 1; i < CrashFiles.KEPT + 3; i++) {
      files.keep(new CrashReport("report " + i), first.plusSeconds(i));
    }
    assertThat(logs.resolve("sightline.log")).exists();
    try (Stream<Path> all = Files.list(logs)) {
      assertThat(all.filter(f -> f.toString().endsWith(".txt")).sorted().toList())
          .hasSize(CrashFiles.KEPT)
          .first()
          .satisfies(f -> assertThat(f).hasContent("report 3"));
    }
  }

  @Test
  void aFolderThatCannotBeIsNoSecondProblem() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    new CrashFiles(() -> file).keep(new CrashReport("lost"), Instant.EPOCH);
    assertThat(file).hasContent("x");
  }
}
