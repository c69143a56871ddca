package dev.sightline.core.model.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sightline.core.model.bundle.BundleReader;
import dev.sightline.core.tensor.TorchEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the exporter itself; skipped where there is no Python with PyTorch, since the product needs
 * neither. {@code SIGHTLINE_PYTHON} names another interpreter than {@code python3}.
 */
class ExporterTest {
  private static final Path SCRIPT = Path.of("../resources/src/main/python/sightline_export.py");

  @TempDir private Path dir;

  private static int python(Object... arguments) throws InterruptedException {
    List<String> command = new java.util.ArrayList<>();
    command.add(Objects.requireNonNullElse(System.getenv("SIGHTLINE_PYTHON"), "python3"));
    for (Object a : arguments) {
      command.add(a.toString());
    }
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        return -1;
      }
      return process.exitValue();
    } catch (IOException e) {
      return -1;
    }
  }

  @Test
  void whatItWritesOpensAndAnswers() throws Exception {
    assumeThat(python("-c", "import torch")).as("a Python with PyTorch").isZero();
    Path out = dir.resolve("toy");
    assertThat(python(SCRIPT, "--toy", out)).isZero();
    assertThat(BundleReader.check(out).problems()).isEmpty();
    try (TorchScriptModel model =
        TorchScriptModel.open(BundleReader.open(out), new TorchEngine(1))) {
      ScriptOutput answer = model.run(model.tokenize("a red cup"), new float[4 * 8], 1);
      assertThat(answer.logits().get("mood")).hasSize(3);
      assertThat(answer.map(ScriptMap.TEXT_TO_VIDEO)).isPresent();
    }
  }
}
