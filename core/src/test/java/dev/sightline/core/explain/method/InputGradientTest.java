package dev.sightline.core.explain.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.LinearModel;
import dev.sightline.core.explain.Reference;
import dev.sightline.core.explain.ReferenceNet;
import dev.sightline.core.explain.Rows;
import dev.sightline.core.job.Progress;
import org.junit.jupiter.api.Test;

class InputGradientTest {
  /** Captum's InputXGradient on a 3-D network. */
  @Test
  void theProductEqualsCaptums() throws Exception {
    Reference reference = new Reference();
    try (ReferenceNet net = new ReferenceNet(reference)) {
      float[] expected = reference.get("conv3d.input_x_gradient").values();
      assertThat(Rows.products(net.input(), net.gradient(net.input()), 1))
          .containsExactly(expected, within(Reference.SAME));
    }
  }

  /** In a straight line the scores are the parts of the sum. */
  @Test
  void ofALinearModelItIsExact() throws Exception {
    Explanation x = new InputGradient().explain(new LinearModel("a b").request(), Progress.NONE);
    for (int i = 0; i < x.cells().size(); i++) {
      assertThat(x.cellScores()[i])
          .isCloseTo(
              (float) LinearModel.part(i, LinearModel.CHANNELS, LinearModel.CELL_SHIFT),
              within(1e-5f));
    }
    assertThat(Rows.sum(x.tokenScores()) + Rows.sum(x.cellScores()))
        .isCloseTo(x.targetValue(), within(1e-4));
  }
}
