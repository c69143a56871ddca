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

class SaliencyTest {
  /** Captum's Saliency(abs=False) on a 3-D network. */
  @Test
  void theGradientEqualsCaptums() throws Exception {
    Reference reference = new Reference();
    try (ReferenceNet net = new ReferenceNet(reference)) {
      float[] expected = reference.get("conv3d.saliency").values();
      assertThat(net.gradient(net.input())).containsExactly(expected, within(Reference.SAME));
    }
  }

  @Test
  void aRowsNormIsItsLength() {
    assertThat(Rows.norms(new float[] {3, -4, 0, 0, 1, 0}, 2)).containsExactly(5, 0, 1);
  }

  @Test
  void itIsTheLengthOfTheGradient() throws Exception {
    Explanation x = new Saliency().explain(new LinearModel("a b").request(), Progress.NONE);
    double length =
        Math.hypot(
            Math.hypot(LinearModel.weight(1006), LinearModel.weight(1007)),
            LinearModel.weight(1008));
    assertThat(x.cellScores()[2]).isCloseTo((float) length, within(1e-6f));
    assertThat(x.tokenScores()[1])
        .isCloseTo((float) Math.hypot(LinearModel.weight(2), LinearModel.weight(3)), within(1e-6f));
  }
}
