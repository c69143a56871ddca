package dev.sightline.app.help;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.app.fixture.AnalysisFixture;
import dev.sightline.app.help.Example.Row;
import dev.sightline.app.help.Example.Shown;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Fraction;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExamplesTest {
  private static final Optional<Analysis> OPEN =
      Optional.of(
          AnalysisFixture.of(Path.of("a.mp4"), "[CLS] a dog barks [SEP]", 4, Fraction.of(8)));

  private static Example example(String key) {
    return Examples.find(key, OPEN).orElseThrow();
  }

  private static Shown at(String key, double... values) throws Exception {
    return example(key).at(example(key).text(), values, Progress.NONE);
  }

  private static double sum(Shown shown) {
    return shown.rows().stream().mapToDouble(Row::share).sum();
  }

  /** Whatever the knobs say, every example answers. */
  @Test
  void atLeastADozenWordsHaveOneAndEachAnswersFromEndToEnd() throws Exception {
    List<Term> tried =
        Glossary.terms().stream().filter(t -> Examples.find(t.key(), OPEN).isPresent()).toList();
    assertThat(tried).hasSizeGreaterThanOrEqualTo(16);
    for (Term term : tried) {
      Example example = example(term.key());
      for (int end = 0; end < 3; end++) {
        int which = end;
        double[] values =
            example.knobs().stream()
                .mapToDouble(k -> which == 0 ? k.low() : which == 1 ? k.high() : k.start())
                .toArray();
        Shown shown = example.at(example.text(), values, Progress.NONE);
        assertThat(shown.rows()).as(term.key()).isNotEmpty();
        assertThat(shown.sentence()).as(term.key()).isNotBlank().doesNotContain("{", "NaN");
      }
    }
  }

  @Test
  void whatLooksIntoAVideoNeedsOne() {
    assertThat(Examples.find("glossary.rollout", Optional.empty())).isEmpty();
    assertThat(Examples.find("glossary.infonce", Optional.empty())).isPresent();
  }

  @Test
  void wordsBecomeTheTokensOfTheTextEncoder() throws Exception {
    Shown shown = example("glossary.token").at("a dog", new double[0], Progress.NONE);
    assertThat(shown.rows()).extracting(Row::name).containsExactly("[CLS]", "a", "dog", "[SEP]");
    assertThat(shown.sentence()).contains("2 words").contains("4 tokens");
  }

  @Test
  void aLargerStrideSeesMoreInFewerClips() throws Exception {
    assertThat(at("glossary.stride", 4, 4).sentence()).contains("0.64 s").contains("19 clips");
    assertThat(at("glossary.stride", 16, 4).sentence()).contains("2.56 s").contains("5 clips");
  }

  @Test
  void aTemperatureKeepsTheOrderAndMakesTheFirstStandOut() throws Exception {
    List<Row> low = at("glossary.temperature", 0.2).rows();
    List<Row> high = at("glossary.temperature", 5).rows();
    assertThat(low).extracting(Row::name).isEqualTo(high.stream().map(Row::name).toList());
    assertThat(low.getFirst().share()).isGreaterThan(high.getFirst().share());
  }

  @Test
  void attentionOfAWordAddsUpToOneOverTheClips() throws Exception {
    assertThat(sum(at("glossary.alignment", 2))).isCloseTo(1, within(1e-3));
    assertThat(sum(at("glossary.head", 1, 1, 2))).isCloseTo(1, within(1e-3));
    assertThat(sum(at("glossary.rollout", 2, 2))).isCloseTo(1, within(1e-3));
  }

  @Test
  void infoNceIsTheLogarithmOfTheShareOfTheRightText() throws Exception {
    // two texts of equal score: ln 2
    assertThat(at("glossary.infonce", 0.3, 0.3, 1, 0.1).sentence()).contains("0.69");
  }

  @Test
  void theRightTemperatureUndoesTheExaggeration() throws Exception {
    String sure = at("glossary.calibration", 1).sentence();
    String scaled = at("glossary.calibration", 2.5).sentence();
    assertThat(percentOf(scaled)).isLessThan(5).isLessThan(percentOf(sure));
  }

  private static double percentOf(String sentence) {
    return Double.parseDouble(sentence.replaceAll(".*?(\\d+) %.*", "$1"));
  }

  @Test
  void integratedGradientsGetCompleteWithStepsAndShareByInput() throws Exception {
    List<Row> rows = at("glossary.integrated", 0.8, 0.4, 50).rows();
    assertThat(rows.get(0).share()).isCloseTo(2 * rows.get(1).share(), within(1e-3));
    assertThat(rows.get(0).share() + rows.get(1).share()).isCloseTo(Math.tanh(3.6), within(1e-3));
    assertThat(rows.get(2).share()).as("flat at the end").isLessThan(0.01);
  }

  @Test
  void whatCountsOnlyTogetherIsSharedByHalves() throws Exception {
    List<Row> rows = at("glossary.shapley", 0.2, 0.6, 200).rows();
    assertThat(rows)
        .extracting(Row::share)
        .satisfies(
            shares -> {
              assertThat(shares.get(0)).isCloseTo(0.2, within(1e-9));
              assertThat(shares.get(1)).isCloseTo(0.3, within(0.05));
              assertThat(shares.get(1) + shares.get(2)).isCloseTo(0.6, within(1e-9));
            });
  }

  @Test
  void aLargerChangeFoolsMore() throws Exception {
    double weak = at("glossary.attack", 0.01, 10).rows().get(2).share();
    double strong = at("glossary.attack", 0.6, 10).rows().get(2).share();
    assertThat(strong).isLessThan(weak).isLessThan(0.5);
  }

  @Test
  void aSideThatSaysNothingHasNoPart() throws Exception {
    List<Row> rows = at("glossary.modality", 0.1, 0.8, 0.1, 0.8).rows();
    assertThat(rows).extracting(Row::share).containsExactly(1.0, 0.0, 0.0);
  }
}
