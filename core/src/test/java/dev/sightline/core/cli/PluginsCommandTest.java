package dev.sightline.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.plugin.PluginJars;
import dev.sightline.core.plugin.Plugins;
import dev.sightline.core.problem.Problem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PluginsCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;

  @BeforeEach
  void oneJar() throws Exception {
    PluginJars.hollow(
        folder.resolve("p/a.jar"), "1", "dev.sightline.core.task.VideoTask", "org.example.Gone");
  }

  private int run(String... args) {
    Plugins plugins = new Plugins(folder.resolve("p"), folder.resolve("plugins.json"));
    out.getBuffer().setLength(0);
    return new CommandLine(new PluginsCommand((b, keep) -> new FakeAnalyzer(), plugins))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .setExecutionExceptionHandler(new Failures())
        .execute(args);
  }

  @Test
  void aJarIsListedWithWhatItOffersAndHowItStands() {
    assertThat(run("list")).isZero();
    assertThat(out.toString())
        .contains("Example plug-in", "task: org.example.Gone", "not allowed yet")
        .containsPattern("sha256 {4}[0-9a-f]{64}");
    assertThat(run("deny", "a.jar")).isZero();
    assertThat(run("list")).isZero();
    assertThat(out.toString()).contains("stands    denied");
  }

  @Test
  void oneThatDoesNotStartIsAllowedButToldOf() {
    assertThat(run("allow", "a.jar")).isEqualTo(Problem.UNSUPPORTED.exitCode());
    assertThat(out.toString()).contains("stands    allowed", "problem", "org.example.Gone");
    assertThat(run("run", "gone", "v.mp4")).isEqualTo(Problem.UNSUPPORTED.exitCode());
    assertThat(err.toString()).contains("no task", "there are: none");
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThat(run("allow", "b.jar")).isEqualTo(Problem.FILE.exitCode());
    assertThat(err.toString()).contains("b.jar");
  }
}
