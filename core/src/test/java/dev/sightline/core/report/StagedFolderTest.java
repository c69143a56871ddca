package dev.sightline.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StagedFolderTest {
  @TempDir Path folder;

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new IOException("report.html: No space left on device"), "disk is full"),
        Arguments.of(new IOException("There is not enough space on the disk"), "disk is full"),
        Arguments.of(new AccessDeniedException("report.html"), "no permission"),
        Arguments.of(new IOException("Input/output error"), "Input/output error"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void failuresAreToldInWordsAndLeaveNothing(IOException cause, String words) throws Exception {
    Files.writeString(folder.resolve("a"), "old");
    assertThatThrownBy(
            () -> {
              try (StagedFolder staged = StagedFolder.open(folder)) {
                staged.write("a", out -> out.write(1));
                staged.write(
                    "b",
                    out -> {
                      throw cause;
                    });
                staged.commit();
              }
            })
        .isInstanceOfSatisfying(
            SightlineException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(Problem.FILE);
              assertThat(e.userMessage()).contains(words).contains(folder.toString());
              assertThat(e).hasCause(cause);
            });
    assertThat(folder.resolve("a")).hasContent("old");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aFailureInsideAWriterOfItsOwnIsToldInTheSameWords() {
    IOException cause = new IOException("No space left on device");
    assertThatThrownBy(
            () -> {
              try (StagedFolder staged = StagedFolder.open(folder)) {
                staged.writeFile(
                    "maps",
                    file -> {
                      throw new SightlineException(Problem.FILE, "Weights fail.", cause);
                    });
              }
            })
        .hasMessageContaining("The report cannot be written")
        .hasMessageContaining("disk is full");
  }

  @Test
  void nothingIsThereBeforeTheCommitAndAllAfterIt() throws Exception {
    try (StagedFolder staged = StagedFolder.open(folder.resolve("deep").resolve("er"))) {
      staged.write("a", out -> out.write('A'));
      staged.write("b", out -> out.write('B'));
      assertThat(folder.resolve("deep/er/a")).doesNotExist();
      staged.commit();
    }
    assertThat(folder.resolve("deep/er/a")).hasContent("A");
    assertThat(folder.resolve("deep/er/b")).hasContent("B");
  }
}
