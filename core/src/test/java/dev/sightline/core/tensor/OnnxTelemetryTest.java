package dev.sightline.core.tensor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** In a process of its own, since an engine that has started cannot be started anew. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class OnnxTelemetryTest {
  @TempDir Path home;

  /** Starts the engine as the program does. */
  static final class Program {
    private Program() {}

    public static void main(String[] args) throws Exception {
      assertThat(OnnxEngine.environment().isTrainingEnabled()).isFalse();
      System.out.println(NativeEnvironment.get(OnnxEngine.NO_TELEMETRY).orElse("not set"));
    }
  }

  @Test
  void theEngineKeepsNoIdentifierOfTheComputer() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName())
            .redirectErrorStream(true)
            .directory(home.toFile());
    builder.environment().remove(OnnxEngine.NO_TELEMETRY);
    for (String variable : List.of("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")) {
      builder.environment().put(variable, home.toString());
    }
    Process program = builder.start();
    String said = new String(program.getInputStream().readAllBytes(), UTF_8);
    assertThat(program.waitFor(1, TimeUnit.MINUTES)).isTrue();

    assertThat(said.strip()).endsWith("1");
    assertThat(program.exitValue()).isZero();
    assertThat(files()).as("written by the engine").isEmpty();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
