package dev.sightline.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.model.bundle.Metric;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnsweringFactsTest {
  @Test
  void theCurveGoesFromTheSurestQuestionsToAll() {
    AnsweringFacts facts =
        AnsweringFacts.of(
            List.of(),
            List.of(
                metric("qa", "text.accuracy", 0.2),
                metric("qa", "both.accuracy", 0.28),
                metric("qa", "both.accuracy.at_50", 0.4),
                metric("qa", "both.accuracy.at_10", 0.6),
                metric("qa", "both.accuracy.at_most", 0.5),
                metric("topics", "both.accuracy", 0.9)));
    assertThat(facts.curve()).extracting("percent").containsExactly(10, 50, 100);
    assertThat(facts.curve()).extracting("accuracy").containsExactly(0.6, 0.4, 0.28);
    assertThat(facts.curve()).extracting("n").containsOnly(676);
  }

  private static Metric metric(String task, String name, double value) {
    return new Metric(task, name, "dev", 676, value, value - 0.1, value + 0.1, "");
  }
}
