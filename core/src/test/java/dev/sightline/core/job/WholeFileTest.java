package dev.sightline.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.problem.SightlineException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir private Path dir;

  private long files() throws Exception {
    try (var list = Files.list(dir)) {
      return list.count();
    }
  }

  @Test
  void replacesWhatWasThere() throws Exception {
    Path file = dir.resolve("a.txt");
    WholeFile.write(file, new byte[] {1});
    WholeFile.write(file, new byte[] {2, 3});
    assertThat(file).hasBinaryContent(new byte[] {2, 3});
    assertThat(files()).isEqualTo(1);
  }

  @Test
  void whatIsGivenUpLeavesTheOldFile() throws Exception {
    Path file = dir.resolve("a.mp4");
    WholeFile.write(file, new byte[] {1});
    try (WholeFile whole = WholeFile.open(file)) {
      Files.write(whole.stage(), new byte[] {9});
      assertThat(whole.stage().toString()).endsWith(".mp4");
    }
    assertThat(file).hasBinaryContent(new byte[] {1});
    assertThat(files()).isEqualTo(1);
  }

  @Test
  void saysWhyItCannot() throws Exception {
    Files.createDirectory(dir.resolve("sub"));
    for (String name : new String[] {"missing/a.txt", "sub"}) {
      assertThatThrownBy(() -> WholeFile.write(dir.resolve(name), new byte[1]))
          .isInstanceOfSatisfying(
              SightlineException.class,
              e -> assertThat(e.userMessage()).contains("folder").endsWith("."));
    }
  }
}
