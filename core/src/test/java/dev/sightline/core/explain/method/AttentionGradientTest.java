package dev.sightline.core.explain.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.LinearModel;
import dev.sightline.core.job.Progress;
import org.junit.jupiter.api.Test;

class AttentionGradientTest {
  /** Attention is 1/c everywhere in that model, its gradient a number by index. */
  @Test
  void aLinkIsAttentionTimesGradientOverAllHeads() throws Exception {
    LinearModel model = new LinearModel("a b c");
    Explanation x = new AttentionGradient().explain(model.request(), Progress.NONE);
    int n = x.tokens().size();
    int c = x.cells().size();
    double cell = 0;
    for (int token = 0; token < n; token++) {
      double link = 0;
      for (int head = 0; head < 2; head++) {
        link += LinearModel.weight(head * n * c + token * c + 5 + 7) / (double) c;
      }
      assertThat(x.matrix()[token * c + 5]).isCloseTo((float) link, within(1e-6f));
      cell += link;
    }
    assertThat(x.cellScores()[5]).isCloseTo((float) cell, within(1e-6f));
    assertThat(x.signed()).isTrue();
    assertThat(x.matrix()).satisfies(m -> assertThat(min(m)).isNegative());
    assertThat(model.passes()).isEqualTo(1);
  }

  private static float min(float[] values) {
    float min = Float.MAX_VALUE;
    for (float v : values) {
      min = Math.min(min, v);
    }
    return min;
  }
}
