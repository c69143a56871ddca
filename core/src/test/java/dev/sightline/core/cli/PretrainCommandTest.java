package dev.sightline.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.problem.Problem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code pretrain}, where something is wrong. */
class PretrainCommandTest {
  private static final String RECIPE = Path.of("..", "recipes", "pretrain.yaml").toString();
  private static final String LABORATORY =
      Path.of("..", "recipes", "pretrain-laboratory.yaml").toString();

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path dir;

  @Test
  void badInputIsNamed() {
    assertThat(run("pretrain")).isEqualTo(2);
    assertThat(run("pretrain", "--recipe", RECIPE)).isEqualTo(2);
    assertThat(err.toString()).contains("needs --data");
    assertThat(run("pretrain", "--recipe", RECIPE, "--data", dir + "/no"))
        .isEqualTo(Problem.DATA.exitCode());
    assertThat(run("pretrain", "--recipe", RECIPE, "--data", dir.toString(), "--from", "everyday"))
        .isEqualTo(2);
    assertThat(run("pretrain", "--recipe", dir + "/no.yaml")).isEqualTo(Problem.FILE.exitCode());
    assertThat(run("pretrain", "--recipe", LABORATORY, "--out", dir + "/none", "--resume"))
        .isEqualTo(Problem.FILE.exitCode());
    assertThat(err.toString()).contains("no stopped run");
    assertThat(run("pretrain", "--recipe", LABORATORY, "--out", dir + "/none", "--table"))
        .isEqualTo(Problem.FILE.exitCode());
    assertThat(err.toString()).contains("no finished pre-training");
  }

  @Test
  void theLaboratoryNeedsAnEncoderOfItsClips() {
    assertThat(run("pretrain", "--recipe", LABORATORY, "--from", "everyday", "--out", dir + "/o"))
        .isEqualTo(Problem.BUNDLE.exitCode());
    assertThat(err.toString()).contains("gives other cells");
  }

  private int run(String... args) {
    return SightlineCli.run(
        args,
        (bundle, keep) -> {
          throw new AssertionError("no model is opened");
        },
        new PrintWriter(out, true),
        new PrintWriter(err, true));
  }
}
