package dev.sightline.core.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.training.evaluation.ByClass;
import dev.sightline.core.training.evaluation.Evaluation;
import dev.sightline.core.training.evaluation.Interval;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CardNotesTest {
  @Test
  void aGainIsClaimedOnlyIfItsIntervalIsAboveZero() {
    assertThat(CardNotes.of(List.of(gain(0.057, 0.012, 0.1))))
        .contains("topics (dev): text and video together beat")
        .contains("+5.7 points")
        .contains("+1.2 to +10.0");
    assertThat(CardNotes.of(List.of(gain(0.03, -0.001, 0.06)))).contains("it is not shown that");
    assertThat(CardNotes.of(List.of(gain(0, 0, 0)))).contains("it is not shown that");
    assertThat(CardNotes.of(List.of())).isEmpty();
  }

  private static Evaluation gain(double value, double low, double high) {
    return new Evaluation(
        "topics",
        "m 1",
        "dev",
        9,
        Map.of("both_minus_best.accuracy", new Interval(value, low, high)),
        ByClass.NONE);
  }
}
