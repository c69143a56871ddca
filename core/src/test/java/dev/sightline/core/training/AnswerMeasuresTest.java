package dev.sightline.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.model.Side;
import dev.sightline.core.model.bundle.AnswerThreshold;
import dev.sightline.core.model.bundle.Confidence;
import dev.sightline.core.training.evaluation.Bootstrap;
import dev.sightline.core.training.evaluation.Interval;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerMeasuresTest {
  /** Surest first: right, wrong, right, right, wrong, and one whose answer is not known. */
  private static final float[][] SAID = {
    {0.9f, 0.05f, 0.05f}, {0.8f, 0.1f, 0.1f}, {0.1f, 0.7f, 0.2f},
    {0.2f, 0.2f, 0.6f}, {0.5f, 0.3f, 0.2f}, {0.4f, 0.3f, 0.3f}
  };

  private static final List<Integer> TRUTH = List.of(0, 1, 1, 2, 1, LabelledFeatures.UNKNOWN);

  @Test
  void anUnknownAnswerIsNeverRight() {
    Map<String, Interval> m = measured(Confidence.NONE);
    assertThat(m.get("both.accuracy").value()).isCloseTo(3 / 6.0, within(1e-9));
    assertThat(m.get("both.top5").value()).isCloseTo(5 / 6.0, within(1e-9));
    assertThat(m.get("known.answers").value()).isCloseTo(5 / 6.0, within(1e-9));
    assertThat(m.get("both.accuracy.at_50").value()).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(m).doesNotContainKey("both.answered");
  }

  @Test
  void theThresholdAnswersAsMuchAsItCan() {
    AnswerThreshold t = AnswerMeasures.threshold("qa", Side.BOTH, SAID, TRUTH, 0.6, "dev");
    assertThat(t.threshold()).isCloseTo(0.5, within(1e-6)); // 3 of 5 are right, then 3 of 6
    assertThat(t.coverage()).isCloseTo(5 / 6.0, within(1e-9));
    assertThat(t.accuracy()).isCloseTo(3 / 5.0, within(1e-9));
    assertThat(AnswerMeasures.threshold("qa", Side.BOTH, SAID, TRUTH, 0.76, "dev").coverage())
        .isCloseTo(1 / 6.0, within(1e-9));

    Map<String, Interval> m = measured(new Confidence(List.of(), List.of(), List.of(t), List.of()));
    assertThat(m.get("both.answered").value()).isCloseTo(5 / 6.0, within(1e-9));
    assertThat(m.get("both.answered.accuracy").value()).isCloseTo(3 / 5.0, within(1e-9));
  }

  @Test
  void likeProbabilitiesStayTogether() {
    float[][] said = {{0.7f, 0.3f}, {0.7f, 0.3f}, {0.6f, 0.4f}};
    AnswerThreshold t =
        AnswerMeasures.threshold("qa", Side.BOTH, said, List.of(1, 0, 0), 0.5, "dev");
    assertThat(t.coverage()).isEqualTo(1);
    assertThat(t.accuracy()).isCloseTo(2 / 3.0, within(1e-9));
  }

  @Test
  void bothSidesAreComparedWithTheBetterOne_questionByQuestion() {
    float[][] text = {{0.9f, 0.1f}, {0.9f, 0.1f}, {0.9f, 0.1f}, {0.9f, 0.1f}};
    float[][] video = {{0.2f, 0.8f}, {0.8f, 0.2f}, {0.2f, 0.8f}, {0.2f, 0.8f}};
    float[][] both = {{0.6f, 0.4f}, {0.6f, 0.4f}, {0.6f, 0.4f}, {0.4f, 0.6f}};
    List<Integer> truth = List.of(0, 0, 1, 1);
    AnswerMeasures m = new AnswerMeasures(Confidence.NONE, "qa", new Bootstrap(200, 1));
    m.add(Side.TEXT, text, truth); // 2 of 4
    m.add(Side.VIDEO, video, truth); // 3 of 4
    assertThat(m.metrics()).doesNotContainKey("both_minus_best.accuracy");
    m.add(Side.BOTH, both, truth); // 3 of 4
    assertThat(m.metrics().get("both_minus_best.accuracy").value()).isZero();
    // confidence 0.6, three of four right
    assertThat(m.metrics().get("both.ece").value()).isCloseTo(0.15, within(1e-6));
  }

  private static Map<String, Interval> measured(Confidence confidence) {
    AnswerMeasures m = new AnswerMeasures(confidence, "qa", new Bootstrap(200, 1));
    m.add(Side.BOTH, SAID, TRUTH);
    return m.metrics();
  }
}
