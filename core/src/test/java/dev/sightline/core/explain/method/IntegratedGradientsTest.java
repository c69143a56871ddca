package dev.sightline.core.explain.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.GaussLegendre;
import dev.sightline.core.explain.LinearModel;
import dev.sightline.core.explain.PathIntegral;
import dev.sightline.core.explain.Reference;
import dev.sightline.core.explain.ReferenceNet;
import dev.sightline.core.explain.Rows;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.words.Phrase;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IntegratedGradientsTest {
  /** Captum's IntegratedGradients, 50 steps of its default rule from zero, on a 3-D network. */
  @Test
  void equalsCaptum() throws Exception {
    Reference reference = new Reference();
    try (ReferenceNet net = new ReferenceNet(reference)) {
      float[] zero = new float[net.input().length];
      float[] expected =
          reference.get("conv3d.integrated_gradients.steps50_zero_baseline_gausslegendre").values();
      float[] found =
          PathIntegral.along(GaussLegendre.of(50), zero, net.input(), net::gradient, Progress.NONE);
      assertThat(found).containsExactly(expected, within(Reference.SAME));
      assertThat(Rows.sum(found))
          .as("completeness")
          .isCloseTo(net.value(net.input()) - net.value(zero), within(5e-3));
    }
  }

  /** With trapezoids, the other rule that Captum was asked for: the first and last count half. */
  @Test
  void equalsCaptumByTrapezoids() throws Exception {
    Reference reference = new Reference();
    int n = 64;
    double[] nodes = new double[n];
    double[] weights = new double[n];
    Arrays.fill(weights, 1.0 / n);
    weights[0] /= 2;
    weights[n - 1] /= 2;
    for (int i = 0; i < n; i++) {
      nodes[i] = (double) i / (n - 1);
    }
    try (ReferenceNet net = new ReferenceNet(reference)) {
      float[] expected =
          reference
              .get("conv3d.integrated_gradients.steps64_zero_baseline_riemann_trapezoid")
              .values();
      assertThat(
              PathIntegral.along(
                  new GaussLegendre(nodes, weights),
                  new float[expected.length],
                  net.input(),
                  net::gradient,
                  Progress.NONE))
          .containsExactly(expected, within(Reference.SAME));
    }
  }

  @Test
  void theRuleIsExactForPolynomials() {
    GaussLegendre five = GaussLegendre.of(5);
    assertThat(Arrays.stream(five.weights()).sum()).isCloseTo(1, within(1e-14));
    double ninth = 0;
    for (int i = 0; i < 5; i++) {
      ninth += five.weights()[i] * Math.pow(five.nodes()[i], 9);
    }
    assertThat(ninth).isCloseTo(0.1, within(1e-14));
    assertThat(five.nodes()).isSorted();
    assertThat(GaussLegendre.of(1).nodes()[0]).isCloseTo(0.5, within(1e-14));
  }

  @Test
  void ofALinearModelThereIsNoGap() throws Exception {
    LinearModel model = new LinearModel("a b");
    Explanation x = new IntegratedGradients().explain(model.request(), Progress.NONE);
    assertThat(x.completenessGap()).isCloseTo(0, within(1e-4));
    assertThat(x.tokenScores()[1])
        .isCloseTo((float) LinearModel.part(1, LinearModel.DIM, 0), within(1e-5f));
    assertThat(model.passes()).isEqualTo(52).isEqualTo(x.forwardPasses());
  }

  @Test
  void progressIsToldAndCancellingStopsBeforeTheNextStep() throws Exception {
    LinearModel model = new LinearModel("a b");
    Progress third =
        new Progress() {
          private int told;

          @Override
          public void update(double fraction, Phrase message) {
            told++;
          }

          @Override
          public boolean isCancelled() {
            return told > 3;
          }
        };
    var request = model.request();
    assertThatThrownBy(() -> new IntegratedGradients().explain(request, third))
        .isInstanceOf(CancelledException.class);
    assertThat(model.passes()).isLessThan(6);
  }
}
