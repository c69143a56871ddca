package dev.sightline.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaboratoryCommandTest {
  private static final int USAGE = 2;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path temp;

  private int run(String... args) {
    return SightlineCli.run(
        args,
        (bundle, keep) -> {
          throw new SightlineException(Problem.INTERNAL, "no model is needed");
        },
        new PrintWriter(out, true),
        new PrintWriter(err, true));
  }

  private String target() {
    return temp.resolve("out").toString();
  }

  @Test
  void writesVideosAndSaysWhere() {
    int exit =
        run("laboratory", "--out", target(), "--count", "1", "--task", "count", "--size", "32");
    assertThat(exit).isZero();
    assertThat(out.toString()).endsWith("laboratory.json\n");
    assertThat(temp.resolve("out/videos/dev-count-000000.mp4")).isNotEmptyFile();
    assertThat(temp.resolve("out/videos/dev-count-000000.txt")).content().contains("bounce");
  }

  @Test
  void aSizeOutOfRangeIsNamed() {
    assertThat(run("laboratory", "--out", target(), "--size", "7")).isEqualTo(USAGE);
    assertThat(err.toString()).startsWith("size must lie between 16 and 1024, not 7");
  }

  @Test
  void anUnknownTaskIsAUsageError() {
    assertThat(run("laboratory", "--out", target(), "--task", "smell")).isEqualTo(USAGE);
    assertThat(err.toString()).contains("smell").contains("DIRECTION");
  }

  @Test
  void noVideosIsAUsageError() {
    assertThat(run("laboratory", "--out", target(), "--count", "0")).isEqualTo(USAGE);
  }

  @Test
  void aFolderWithoutPicturesIsNoBackground() throws Exception {
    Files.writeString(temp.resolve("note.txt"), "no picture");
    int exit = run("laboratory", "--out", target(), "--photos", temp.toString());
    assertThat(exit).isEqualTo(Problem.DATA.exitCode());
    assertThat(err.toString()).contains("holds no JPEG");
    assertThat(run("laboratory", "--out", target(), "--photos", target()))
        .isEqualTo(Problem.FILE.exitCode());
  }

  @Test
  void aTargetThatIsAFileIsRefused() throws Exception {
    Path file = Files.writeString(temp.resolve("file"), "");
    int exit = run("laboratory", "--out", file.toString(), "--count", "1");
    assertThat(exit).isEqualTo(Problem.FILE.exitCode());
    assertThat(err.toString()).contains("cannot be written to");
  }
}
