package dev.sightline.core.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PointingScoresTest {
  @Test
  void countsTheRightPartAndItsShareAndNeverATie() {
    PointingScores scores = new PointingScores(3);
    scores.add("map", 0, new double[] {1, 5, 2, 2}, 1);
    scores.add("map", 1, new double[] {4, 4, 1, 1}, 0);
    scores.add("map", 2, new double[] {0, 1, 3, 4}, 2);
    Map<String, double[][]> rows = scores.rows();
    assertThat(rows.get("map")[0]).containsExactly(1, 0, 0);
    assertThat(rows.get("map")[1]).containsExactly(0.5, 0.4, 0.375);
  }
}
