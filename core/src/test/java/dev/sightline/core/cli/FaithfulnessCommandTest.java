package dev.sightline.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaithfulnessCommandTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... more) {
    List<String> args = new ArrayList<>(List.of("faithfulness"));
    args.addAll(List.of(more));
    return SightlineCli.run(
        args.toArray(String[]::new),
        (bundle, keep) -> {
          throw new AssertionError("no model is needed");
        },
        new PrintWriter(out, true),
        new PrintWriter(err, true));
  }

  @Test
  void needsAFolderThatIsThere() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("--data");
    assertThat(run("--data", folder.resolve("none").toString())).isNotZero();
    assertThat(err.toString()).contains("There is no folder");
  }

  @Test
  void refusesLimitsThatPairsAndQuadruplesDoNotAllow() {
    for (String limit : List.of("2", "7", "0")) {
      assertThat(run("--data", folder.toString(), "--limit", limit)).isEqualTo(2);
    }
    assertThat(err.toString()).contains("--limit must be even and at least 4");
  }

  @Test
  void ofABundleThatIsNotThereSaysSo() {
    assertThat(run("--data", folder.toString(), "--bundle", "nowhere.sightline")).isNotZero();
    assertThat(err.toString()).contains("nowhere.sightline");
  }
}
