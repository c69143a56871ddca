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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
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
    return TestVideos.write(file, VideoSpec.lossless(10, Fraction.of(10))).path();
  }

  @Test
  void aTemplateIsSavedAndOptionsComeBeforeIt() throws Exception {
    String video = video("a.mkv").toString();
    String template = temp.resolve("t.json").toString();
    Path first = temp.resolve("first");
    assertThat(
            run(
                "report",
                video,
                "--text",
                "a dog",
                "--format",
                "md",
                "--sections",
                "limits,text",
                "--author",
                "Ada",
                "--save-template",
                template,
                "--out",
                first.toString()))
        .as(err.toString())
        .isZero();
    assertThat(out.toString().strip()).isEqualTo(first.resolve("report.md").toString());
    String written = Files.readString(first.resolve("report.md"));
    assertThat(written).contains("Ada").doesNotContain("## The video");
    assertThat(written.indexOf("## What this does not prove"))
        .isBetween(0, written.indexOf("## The text"));

    Path second = temp.resolve("second");
    assertThat(
            run(
                "report",
                video,
                "--text",
                "a dog",
                "--template",
                template,
                "--format",
                "html,data",
                "--without",
                "limits",
                "--title",
                "Mine",
                "--out",
                second.toString()))
        .as(err.toString())
        .isZero();
    assertThat(Files.readString(second.resolve("report.html")))
        .contains("<h1 dir=\"auto\">Mine</h1>", "Ada")
        .doesNotContain("What this does not prove");
    assertThat(second.resolve("analysis.json")).exists();
    assertThat(second.resolve("report.md")).doesNotExist();
  }

  @Test
  void aFolderGetsAReportEachAndAnIndexThatLeadsThere() throws Exception {
    video("films/a.mkv");
    video("films/deep/影 #1.mkv");
    video("films/Horse riding/b.mkv");
    Files.writeString(temp.resolve("films/broken.mp4"), "no video");
    Path reports = temp.resolve("reports");
    int exit =
        run(
            "report",
            temp.resolve("films").toString(),
            "--text",
            "a dog",
            "--json",
            "--format",
            "html,md",
            "--sections",
            "text,predictions",
            "--out",
            reports.toString());
    assertThat(exit).isEqualTo(Problem.MEDIA.exitCode());
    assertThat(out.toString().lines()).hasSize(4);
    JsonNode line = new ObjectMapper().readTree(out.toString().lines().toList().getLast());
    assertThat(line.path("report").asText()).endsWith("影 #1");
    String index = Files.readString(reports.resolve("index.html"));
    assertThat(index)
        .contains("href=\"a/report.html\"")
        .contains("href=\"deep/%E5%BD%B1%20%231/report.html\"")
        .contains("href=\"collection/report.md\"")
        .contains("broken.mp4", "is not a video", "4 videos", "data:image/jpeg;base64,")
        .doesNotContain("<script");
    // a folder that is called as a class of the model says what its videos show
    assertThat(Files.readString(reports.resolve("collection/report.md")))
        .contains("Where the class is known", "of 1 videos are named rightly", "HorseRiding")
        .contains("Without a report:", "broken.mp4");
    assertThat(reports.resolve("deep/影 #1/report.html")).exists();
  }

  @Test
  void whatIsWrongIsSaid() throws Exception {
    String video = video("a.mkv").toString();
    String to = temp.resolve("out").toString();
    assertThat(run("report", video, "--format", "doc", "--out", to)).isEqualTo(2);
    assertThat(err.toString()).contains("'doc'", "pdf, html, docx");
    assertThat(run("report", video, "--sections", "end", "--out", to)).isEqualTo(2);
    assertThat(err.toString()).contains("'end'", "provenance");
    assertThat(run("report", video, "--change", "silence:text", "--test", "--out", to))
        .isEqualTo(2);
    Path broken = Files.writeString(temp.resolve("t.json"), "{");
    assertThat(run("report", video, "--template", broken.toString(), "--out", to))
        .isEqualTo(Problem.DATA.exitCode());
    assertThat(run("report", video, "--logo", temp.resolve("no.png").toString(), "--out", to))
        .isEqualTo(Problem.FILE.exitCode());
    assertThat(run("report", temp.resolve("no.mp4").toString(), "--out", to))
        .isEqualTo(Problem.FILE.exitCode());
    assertThat(temp.resolve("out").resolve("report.pdf")).doesNotExist();
  }
}
