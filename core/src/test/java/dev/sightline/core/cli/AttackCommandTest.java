package dev.sightline.core.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.core.explain.LinearModel;
import dev.sightline.core.problem.Problem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command on a model that is a weighted sum. */
class AttackCommandTest {
  private static final int USAGE = 2;
  private static final String TEXT = "two small words";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    List<String> all = new ArrayList<>(List.of("attack"));
    all.addAll(List.of(args));
    return SightlineCli.run(
        all.toArray(String[]::new),
        (bundle, keep) -> new LinearModel(TEXT),
        new PrintWriter(out, true),
        new PrintWriter(err, true));
  }

  @Test
  void jsonSaysWhatMovedAndByHowMuch() throws Exception {
    int exit =
        run(
            "v.mp4",
            "--text",
            TEXT,
            "--on",
            "features",
            "--method",
            "pgd",
            "--norm",
            "l2",
            "--epsilon",
            "1/4",
            "--steps",
            "3",
            "--json");
    assertThat(exit).as(err.toString()).isZero();
    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json.get("method").asText()).isEqualTo("features");
    assertThat(json.get("head").asText()).isEqualTo("topics");
    assertThat(json.get("perturbation").get("rms").asDouble()).isCloseTo(.25, within(1e-4));
    assertThat(json.get("passes").asInt()).isEqualTo(4);
    assertThat(json.get("predictions").size()).isEqualTo(2);
    assertThat(json.get("attention").get("moved").asDouble()).isZero();
    assertThat(json.get("attention").get("map").asText()).isEqualTo("text-to-video");
  }

  @Test
  void theSummaryIsInWords() {
    assertThat(run("v.mp4", "--text", TEXT, "--on", "features")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("The answer stays a.", "root mean square 0.1000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "v.mp4 --data x",
        "v.mp4 --method magic",
        "v.mp4 --epsilon big",
        "v.mp4 --epsilon 0",
        "v.mp4 --norm l7",
        "v.mp4 --on sound",
        "v.mp4 --method corruption --strength 9",
        "v.mp4 --method corruption --corruption rain",
        "v.mp4 --method frames --share 2",
        "v.mp4 --method pgd --steps 0",
        "--task topics",
        "--data . --task magic",
        "v.mp4 --task topics",
        "--data . --limit 0",
        "--data . --side text",
      })
  void wrongUseIsToldInASentence(String line) {
    int exit = run(line.isEmpty() ? new String[0] : line.split(" "));
    assertThat(exit).isEqualTo(USAGE);
    assertThat(err.toString()).isNotBlank().doesNotContain("Exception");
  }

  @Test
  void aFolderThatIsNotThereIsAProblemOfData() {
    assertThat(run("--data", "/nowhere")).isEqualTo(Problem.DATA.exitCode());
    assertThat(run("v.mp4", "--text", TEXT, "--head", "mood", "--on", "features"))
        .isEqualTo(Problem.UNSUPPORTED.exitCode());
    assertThat(err.toString()).contains("it has topics");
  }

  @Test
  void aTaskWithoutAHeadIsToldWithThoseThatThereAre() {
    assertThat(run("--data", ".", "--task", "sentiment")).isEqualTo(Problem.UNSUPPORTED.exitCode());
    assertThat(err.toString()).contains("no head “sentiment”; it can be attacked on topics.");
  }
}
