package dev.sightline.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.AnsweringFacts;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.ModelFacts;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.bundle.AnswerThreshold;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands {@code ask} and {@code sentiment}. */
class AskCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private double threshold = 0.5;

  @TempDir private Path folder;

  @Test
  void theAnswersAreInTheJson() throws Exception {
    assertThat(run("ask", "v.mp4", "what is it?", "--top", "2", "--json")).isZero();
    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json.get("question").asText()).isEqualTo("what is it");
    assertThat(json.get("answer").asText()).isEqualTo("lamp");
    assertThat(json.get("answers")).hasSize(2);
    assertThat(json.get("threshold").get("probability").asDouble()).isEqualTo(0.5);
    assertThat(json.has("explanation")).isFalse();
  }

  @Test
  void belowTheThresholdItCannotTell() throws Exception {
    threshold = 0.9;
    assertThat(run("ask", "v.mp4", "what is it?")).isZero();
    assertThat(out.toString()).startsWith("I cannot tell.").contains("60.0 %  lamp");
    out.getBuffer().setLength(0);
    run("ask", "v.mp4", "what is it?", "--json");
    assertThat(new ObjectMapper().readTree(out.toString()).get("answer").isNull()).isTrue();
  }

  @Test
  void badInputIsNamed() {
    assertThat(run("ask", "v.mp4", "  ?")).isEqualTo(Problem.TEXT.exitCode());
    assertThat(run("ask", "v.mp4", "a", "--top", "0")).isEqualTo(2);
    assertThat(run("ask", "v.mp4")).isEqualTo(2);
    assertThat(run("sentiment", "v.mp4", "--text", "a", "--subtitles", "b")).isEqualTo(2);
    assertThat(run("sentiment", "v.mp4", "--subtitles", folder.resolve("no.srt").toString()))
        .isEqualTo(Problem.FILE.exitCode());
  }

  @Test
  void sentimentIsSaidOfClipsAndUtterances() throws Exception {
    Path subtitles = folder.resolve("a.srt");
    Files.writeString(subtitles, "1\n00:00:00,000 --> 00:00:02,000\nWhat a day\n");
    assertThat(run("sentiment", "v.mp4", "--subtitles", subtitles.toString(), "--json"))
        .as(err.toString())
        .isZero();
    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json.get("clips")).hasSize(FakeAnalyzer.CLIPS);
    assertThat(json.get("utterances")).hasSize(1);
    assertThat(json.get("utterances").get(0).get("text").asText()).isEqualTo("What a day");
    assertThat(json.get("clips").get(0).get("valence").asDouble()).isBetween(0.49, 0.51);

    out.getBuffer().setLength(0);
    assertThat(run("sentiment", "v.mp4", "--text", "words")).isZero();
    assertThat(out.toString()).contains("positive").contains("“words”");
  }

  private int run(String... args) {
    return SightlineCli.run(
        args,
        (bundle, keep) -> new Answering(),
        new PrintWriter(out, true),
        new PrintWriter(err, true));
  }

  /** Says the same of everything. */
  private final class Answering implements Analyzer {
    private final FakeAnalyzer fake = new FakeAnalyzer();

    @Override
    public VideoFeatures encode(Path video, Progress progress) throws SightlineException {
      return fake.encode(video, progress);
    }

    @Override
    public Analysis analyze(VideoFeatures features, String text, Progress progress)
        throws SightlineException {
      Analysis a = fake.analyze(features, text, progress);
      return new Analysis(
          a.video(),
          a.text(),
          a.clips(),
          a.grid(),
          List.of(
              new HeadResult(
                  "qa", List.of("2", "lamp", "bed"), List.of(0.3f, 0.6f, 0.1f), List.of()),
              new HeadResult(
                  "sentiment",
                  List.of("positive", "negative", "neutral"),
                  List.of(0.7f, 0.2f, 0.1f),
                  List.of())),
          a.alignmentScore(),
          a.attention(),
          a.timings(),
          a.provenance());
    }

    @Override
    public ModelFacts model() {
      return new ModelFacts(
          "all",
          "1",
          "0",
          "Apache-2.0",
          List.of("qa", "sentiment"),
          "",
          new AnsweringFacts(
              List.of(new AnswerThreshold("qa", "both", threshold, 0.3, 0.5, "dev", 9)),
              List.of()));
    }

    @Override
    public void close() {
      fake.close();
    }
  }
}
