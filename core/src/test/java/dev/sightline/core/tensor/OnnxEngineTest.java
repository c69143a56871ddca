package dev.sightline.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ONNX Runtime reads the command line of the process when it starts. */
class OnnxEngineTest {
  private static final int LONG = 20_000;

  @TempDir private Path folder;

  /** What the other process runs. */
  static final class Start {
    private Start() {}

    public static void main(String[] args) throws Exception {
      OnnxEngine.environment();
      Files.writeString(Path.of(args[0]), "started");
    }
  }

  @Test
  void aLongCommandLineDoesNotTakeTheProcessDown() throws Exception {
    Path done = folder.resolve("done");
    Path log = folder.resolve("log");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dlong=" + "x".repeat(LONG),
            "--enable-native-access=ALL-UNNAMED",
            Start.class.getName(),
            done.toString());
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(log, StandardCharsets.UTF_8)).isZero();
    assertThat(done).hasContent("started");
  }
}
