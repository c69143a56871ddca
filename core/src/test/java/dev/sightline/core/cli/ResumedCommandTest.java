package dev.sightline.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed command did stays done. */
class ResumedCommandTest {
  private static final Path SAMPLES =
      Path.of("../resources/src/main/resources/dev/sightline/resources/samples");

  @TempDir private Path folder;

  /** What a process of its own said. */
  private record Run(int exit, String out, String err) {
    int said() {
      return Integer.parseInt(err.substring(err.lastIndexOf("said ") + 5).strip());
    }
  }

  private Run run(int last, String... args) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                KilledCommand.class.getName(),
                Integer.toString(last)));
    command.addAll(List.of(args));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder process =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    for (String variable : List.of("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")) {
      process.environment().put(variable, folder.resolve(variable).toString());
    }
    int exit = process.start().waitFor();
    return new Run(exit, Files.readString(out), Files.readString(err));
  }

  private List<Path> logs() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(p -> p.getParent().endsWith("unfinished")).toList();
    }
  }

  @Test
  void aSummaryOfSeveralVideosGoesOnWhereItWasKilled() throws Exception {
    String first = SAMPLES.resolve("four-pictures.mp4").toString();
    String second = SAMPLES.resolve("street-to-stars.mp4").toString();
    Run whole = run(1000, "summarize", first, second, "--json", "--no-cache");
    assertThat(whole.exit()).as(whole.err()).isZero();
    assertThat(whole.out().lines()).as("one object a line").hasSize(2);
    assertThat(logs()).as("--no-cache keeps nothing").isEmpty();
    assertThat(whole.err()).contains("four-pictures.mp4: ", "street-to-stars.mp4: ");

    int all = whole.said();
    Run killed = run(all - 1, "summarize", first, second, "--json");
    assertThat(killed.exit()).as(killed.err()).isEqualTo(KilledCommand.KILLED);
    assertThat(killed.out().lines()).as("the first video was finished").hasSize(1);
    assertThat(logs()).hasSize(2);
    for (Path log : logs()) {
      assertThat(Files.readString(log)).endsWith("\n").contains("cuts\t", "shot 0\t");
    }

    Run resumed = run(1000, "summarize", first, second, "--json");
    assertThat(resumed.exit()).as(resumed.err()).isZero();
    assertThat(resumed.said()).as("only what was left").isEqualTo(1);
    assertThat(resumed.out()).isEqualTo(whole.out());
    assertThat(logs()).as("finished").isEmpty();
  }

  @Test
  void aVideoThatCannotBeReadDoesNotStopTheOthers() throws Exception {
    Path broken = Files.writeString(folder.resolve("broken.mp4"), "no film");
    String good = SAMPLES.resolve("four-pictures.mp4").toString();
    Run run = run(1000, "summarize", broken.toString(), good);
    assertThat(run.exit()).isNotZero();
    assertThat(run.out()).contains("broken.mp4: ", good).doesNotContain("Exception");
    Run json = run(1000, "summarize", broken.toString(), good, "--json");
    assertThat(json.out().lines().findFirst().orElseThrow()).contains("\"problem\"", "\"message\"");
    assertThat(run(1000, "summarize", broken.toString()).exit())
        .as("alone it fails as ever")
        .isEqualTo(run.exit());
  }
}
