package dev.sightline.core.explain.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.LinearModel;
import dev.sightline.core.explain.Matrix;
import dev.sightline.core.explain.Reference;
import dev.sightline.core.explain.Rows;
import dev.sightline.core.job.Progress;
import dev.sightline.core.tensor.FloatTensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttentionRolloutTest {
  /** Made with the function of the published code: see make_explain.py. */
  @Test
  void equalsThePublishedCode() throws Exception {
    Reference reference = new Reference();
    List<Matrix> layers = new ArrayList<>();
    for (String layer : List.of("00", "01", "06", "10")) {
      FloatTensor a = reference.get("relevancy." + layer + ".text_self.attention");
      double[] mean = new double[25];
      for (int i = 0; i < a.values().length; i++) {
        mean[i % 25] += a.values()[i] / 2.0;
      }
      layers.add(new Matrix(5, 5, mean));
    }
    assertThat(AttentionRollout.rollout(layers, Progress.NONE).floats())
        .containsExactly(reference.get("rollout.expected.text").values(), within(Reference.SAME));
  }

  /** Rows of a rollout sum to 1, so all tokens together get 1, and so do all cells. */
  @Test
  void sharesSumToOne() throws Exception {
    Explanation x =
        new AttentionRollout().explain(new LinearModel("a b c d").request(), Progress.NONE);
    assertThat(Rows.sum(x.tokenScores())).isCloseTo(1, within(1e-5));
    assertThat(Rows.sum(x.clipScores())).isCloseTo(1, within(1e-5));
  }
}
