package dev.sightline.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.MediaProbe;
import dev.sightline.core.media.TestVideos;
import dev.sightline.core.media.VideoSpec;
import dev.sightline.core.problem.Problem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code analyze} of a folder and of several files. */
class AnalyzeManyTest {
  @TempDir private Path temp;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return SightlineCli.run(
        args,
        (bundle, keep) -> new FakeAnalyzer(MediaProbe::probe),
        new PrintWriter(out, true),
        new PrintWriter(err, true));
  }

  private Path video(String name) throws Exception {
    Path file = temp.resolve(name);
    Files.createDirectories(file.getParent());
    return TestVideos.write(file, VideoSpec.lossless(20, Fraction.of(10))).path();
  }

  @Test
  void everyVideoOfAFolderGetsAReportAndALineInOrder() throws Exception {
    video("films/b.mkv");
    video("films/deep/影 片.mkv");
    video("films/a.avi");
    video("films/a.mkv");
    video("films/.hidden/c.mkv");
    Files.writeString(temp.resolve("films/broken.mp4"), "no video");
    Files.writeString(temp.resolve("films/notes.txt"), "no video either");
    Path reports = temp.resolve("reports");
    int exit =
        run(
            "analyze",
            temp.resolve("films").toString(),
            "--text",
            "a dog",
            "--json",
            "--jobs",
            "2",
            "--out",
            reports.toString());
    assertThat(exit).isEqualTo(Problem.MEDIA.exitCode());
    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.toString().lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    assertThat(lines)
        .extracting(l -> Path.of(l.path("video").asText()).getFileName().toString())
        .containsExactly("a.avi", "a.mkv", "b.mkv", "broken.mp4", "影 片.mkv");
    JsonNode first = lines.getFirst();
    assertThat(first.path("seconds").asDouble()).isEqualTo(2);
    assertThat(first.path("text").asText()).isEqualTo("a dog");
    assertThat(
            first.path("heads").path("topics").path("top").path(0).path("probability").asDouble())
        .isPositive();
    assertThat(first.has("alignment")).isTrue();
    assertThat(lines.get(3).path("problem").asText()).isEqualTo("media");
    assertThat(lines.get(3).path("message").asText()).contains("broken.mp4");
    for (String folder : List.of("a", "a.mkv", "b", "deep/影 片")) {
      assertThat(reports.resolve(folder).resolve("report.html")).exists();
      assertThat(reports.resolve(folder).resolve("analysis.json")).exists();
    }
  }

  @Test
  void aFileThatIsNamedTwiceCountsOnce() throws Exception {
    Path a = video("films/a.mkv");
    String folder = a.getParent().toString();
    assertThat(run("analyze", folder, a.toString(), "--out", temp.resolve("r").toString()))
        .isZero();
    assertThat(out.toString().lines()).singleElement().asString().contains("a.mkv: ", "2.00 s");
  }

  @Test
  void aFolderWithoutVideosIsSaid() throws Exception {
    Path empty = Files.createDirectory(temp.resolve("empty"));
    assertThat(run("analyze", empty.toString(), "--out", temp.resolve("r").toString()))
        .isEqualTo(Problem.FILE.exitCode());
    assertThat(err.toString()).contains("no video in", "empty");
    assertThat(run("analyze", empty.toString(), "--jobs", "0", "--out", "r")).isEqualTo(2);
  }
}
