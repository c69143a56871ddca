package dev.sightline.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LogFilesTest {
  private static final long SIZE = 2000;

  @TempDir private Path folder;

  @AfterEach
  void end() {
    LogFiles.end();
  }

  @Test
  void aFullFileIsFollowedByAnother() throws IOException {
    new LogFiles(SIZE, 20 * SIZE).begin(folder.resolve("logs"));
    for (int i = 0; i < 60; i++) {
      LoggerFactory.getLogger("x").warn("number {} of many words, one line each", i);
    }
    LogFiles.end();
    LoggerFactory.getLogger("x").warn("afterwards");
    List<Path> files;
    try (Stream<Path> all = Files.list(folder.resolve("logs"))) {
      files = all.sorted().toList();
    }
    assertThat(files).hasSizeGreaterThan(1);
    StringBuilder words = new StringBuilder();
    for (Path file : files) {
      assertThat(Files.size(file)).isBetween(1L, 2 * SIZE);
      words.append(Files.readString(file));
    }
    assertThat(words).contains("number 0 of", "number 59 of").doesNotContain("afterwards");
  }

  @Test
  void aFolderThatCannotBeDoesNotStopTheProgram() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    LogFiles.USUAL.begin(file.resolve("logs"));
    LoggerFactory.getLogger("x").debug("goes on");
    assertThat(file).hasContent("no folder");
  }
}
