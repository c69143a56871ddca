package dev.sightline.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.analysis.TokenClipMatrix;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.Safetensors;
import dev.sightline.core.tensor.TensorFile;
import dev.sightline.core.words.Phrase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {
  private static final Analysis ANALYSIS =
      AnalysisFixture.of("clip.mp4", "a dog chases a skateboard", 5, 7);

  @TempDir Path folder;

  private WrittenReport write(Analysis a, Path to) throws SightlineException {
    return new ReportWriter().write(a, ReportPictures.NONE, to, Progress.NONE);
  }

  @Test
  void numbersInTheJsonAreTheNumbersOfTheAnalysis() throws Exception {
    JsonNode json = new ObjectMapper().readTree(write(ANALYSIS, folder).json().toFile());
    for (int h = 0; h < ANALYSIS.heads().size(); h++) {
      var head = ANALYSIS.heads().get(h);
      for (int i = 0; i < head.labels().size(); i++) {
        assertThat(Float.parseFloat(json.at("/heads/" + h + "/probabilities/" + i).asText()))
            .isEqualTo(head.probabilities().get(i));
        assertThat(json.at("/heads/" + h + "/labels/" + i).asText())
            .isEqualTo(head.labels().get(i));
      }
    }
    assertThat(json.at("/alignmentScore").floatValue()).isEqualTo(ANALYSIS.alignmentScore());
    TokenClipMatrix weights =
        TokenClipMatrix.of(
            ANALYSIS.attention(AttentionStack.Kind.ALIGNMENT).orElseThrow().meanOverHeads(0));
    for (int t = 0; t < ANALYSIS.text().tokens().size(); t++) {
      for (int c = 0; c < 5; c++) {
        assertThat(json.at("/attention/0/clipWeights/0/" + t + "/" + c).floatValue())
            .isEqualTo(weights.at(t, c));
      }
    }
    assertThat(json.at("/clips/4/end").asText()).isEqualTo("281/50");
    assertThat(json.at("/video/file").asText()).isEqualTo("clip.mp4");
    assertThat(Files.readString(folder.resolve("analysis.json"))).doesNotContain("private");
  }

  @Test
  void tensorsHoldEveryValueOfEveryMap() throws Exception {
    TensorFile file = Safetensors.read(write(ANALYSIS, folder).tensors());
    for (AttentionStack stack : ANALYSIS.attention()) {
      assertThat(file.get(AnalysisTensors.name(stack.kind())).values()).isEqualTo(stack.values());
    }
    int tokens = ANALYSIS.text().tokens().size();
    assertThat(file.get("alignment").shape()).containsExactly(1, 1, tokens, 5, 2, 7, 7);
    assertThat(file.get("text_to_video").shape()).containsExactly(2, 2, tokens, 5, 2, 7, 7);
    assertThat(file.get("video_to_text").shape()).containsExactly(2, 2, 5, 2, 7, 7, tokens);
    assertThat(file.get("text_self").shape()).containsExactly(2, 2, tokens, tokens);
  }

  @Test
  void theSameAnalysisGivesTheSameBytes() throws Exception {
    WrittenReport a = write(ANALYSIS, folder.resolve("a"));
    WrittenReport b =
        write(
            AnalysisFixture.of("clip.mp4", "a dog chases a skateboard", 5, 7), folder.resolve("b"));
    assertThat(a.html()).hasSameBinaryContentAs(b.html());
    assertThat(a.json()).hasSameBinaryContentAs(b.json());
    assertThat(a.tensors()).hasSameBinaryContentAs(b.tensors());
  }

  @Test
  void thePageRefersToNothingOutsideItself() throws Exception {
    String html = Files.readString(write(ANALYSIS, folder).html());
    var references = Pattern.compile("(?: (?:src|href)=|url\\()[\"']?([^\"')]+)").matcher(html);
    int seen = 0;
    while (references.find()) {
      seen++;
      assertThat(references.group(1)).matches("(data:|#).*");
    }
    assertThat(seen).isPositive();
    assertThat(html).doesNotContain("<script").doesNotContain("@import");
    assertThat(html.replace("http://www.w3.org/2000/svg", "").contains("://")).isFalse();
  }

  @Test
  void otherFilesInTheFolderStayAndNoLitterIsLeft() throws Exception {
    Files.writeString(folder.resolve("mine.txt"), "keep");
    Files.writeString(folder.resolve("report.html"), "old");
    write(ANALYSIS, folder);
    try (var files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "mine.txt", "report.html", "analysis.json", "attention.safetensors");
    }
    assertThat(folder.resolve("mine.txt")).hasContent("keep");
    assertThat(Files.readString(folder.resolve("report.html"))).startsWith("<!DOCTYPE html>");
  }

  @Test
  void aFileInTheWayIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("out"), "a file");
    assertThatThrownBy(() -> write(ANALYSIS, file))
        .isInstanceOfSatisfying(
            SightlineException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(Problem.FILE);
              assertThat(e.userMessage()).contains(file.toString()).contains("in the way");
            });
    assertThat(file).hasContent("a file");
  }

  @Test
  void aFolderWithTheNameOfAReportFileIsRefusedAndNothingIsWritten() throws Exception {
    Files.createDirectories(folder.resolve("report.html").resolve("inner"));
    assertThatThrownBy(() -> write(ANALYSIS, folder))
        .isInstanceOf(SightlineException.class)
        .hasMessageContaining("report.html");
    assertThat(folder.resolve("analysis.json")).doesNotExist();
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void cancellingLeavesTheFolderAsItWas() throws Exception {
    Progress cancelled =
        new Progress() {
          @Override
          public void update(double fraction, Phrase message) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    assertThatThrownBy(
            () -> new ReportWriter().write(ANALYSIS, ReportPictures.NONE, folder, cancelled))
        .isInstanceOf(CancelledException.class);
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void withoutTextThePageSaysSo() throws Exception {
    Analysis a = AnalysisFixture.of("clip.mp4", "", 3, 1);
    String html = new String(Files.readAllBytes(write(a, folder).html()), StandardCharsets.UTF_8);
    assertThat(html).contains("No text was given").doesNotContain("class=\"matrix");
  }
}
