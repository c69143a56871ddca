package dev.sightline.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.TestVideos;
import dev.sightline.core.media.VideoSpec;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetCommandTest {
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

  @Test
  void aReportIsPrintedAndWritten() throws Exception {
    int frames = 10;
    for (String name : new String[] {"cat/tom", "cat/kitty", "dog/pug", "dog/shepherd"}) {
      Path file = temp.resolve("set/" + name + ".mp4");
      Files.createDirectories(file.getParent());
      TestVideos.write(file, VideoSpec.withBFrames(frames++, Fraction.of(10)));
    }
    Files.writeString(temp.resolve("set/dog/letter.mp4"), "no video");
    Path json = temp.resolve("report.json");
    int exit = run("dataset", "check", temp.resolve("set").toString(), "--json", json.toString());
    assertThat(exit).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("4 videos · 2 classes")
        .contains("1 video cannot be read")
        .contains("dog/letter.mp4");
    JsonNode report = new ObjectMapper().readTree(json.toFile());
    assertThat(report.path("counts").path("cat").path("dev").asInt()).isEqualTo(1);
    assertThat(report.path("videos")).hasSize(4);
  }

  @Test
  void aSetThatStopsTrainingHasAnExitCode() throws Exception {
    Files.createDirectories(temp.resolve("set/cat"));
    Files.writeString(temp.resolve("set/cat/a.mp4"), "no video");
    assertThat(run("dataset", "check", temp.resolve("set").toString()))
        .isEqualTo(Problem.DATA.exitCode());
    assertThat(out.toString()).contains("stops training: ");
  }

  @Test
  void noSetIsNoSet() {
    assertThat(run("dataset", "check", temp.resolve("gone").toString()))
        .isEqualTo(Problem.DATA.exitCode());
    assertThat(err.toString()).contains("There is no file or folder");
  }
}
