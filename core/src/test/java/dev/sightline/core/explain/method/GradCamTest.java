package dev.sightline.core.explain.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.explain.ExplainRequest;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.LinearModel;
import dev.sightline.core.explain.Part;
import dev.sightline.core.explain.Reference;
import dev.sightline.core.explain.ReferenceNet;
import dev.sightline.core.job.Progress;
import org.junit.jupiter.api.Test;

class GradCamTest {
  /** Captum's LayerGradCam on the second convolution of a 3-D network. */
  @Test
  void equalsCaptum() throws Exception {
    Reference reference = new Reference();
    try (ReferenceNet net = new ReferenceNet(reference)) {
      float[] map = GradCam.map(net.secondConvolution(net.input())).values();
      float[] expected = reference.get("conv3d.grad_cam.c2_no_relu").values();
      assertThat(map).containsExactly(expected, within(Reference.SAME));
    }
  }

  @Test
  void aChosenConvolutionTakesThePlaceOfTheLast() throws Exception {
    ExplainRequest last = new LinearModel("a b").request();
    ExplainRequest first = last.with(last.options().withLayer(0));
    Explanation a = new GradCam().explain(last, Progress.NONE);
    Explanation b = new GradCam().explain(first, Progress.NONE);
    assertThat(a.part()).isEqualTo(new Part(1, "last", Part.WHOLE));
    assertThat(b.part()).isEqualTo(new Part(0, "first", Part.WHOLE));
    for (int i = 0; i < a.cellScores().length; i++) {
      assertThat(b.cellScores()[i]).isCloseTo(2 * a.cellScores()[i], within(1e-6f));
    }
  }

  @Test
  void aChannelCountsByItsMeanGradient() throws Exception {
    Explanation x = new GradCam().explain(new LinearModel("a b").request(), Progress.NONE);
    int places = LinearModel.GRID.cells();
    int channels = LinearModel.CHANNELS;
    int clip = 3;
    for (int place = 0; place < places; place++) {
      double sum = 0;
      for (int k = 0; k < channels; k++) {
        double alpha = 0;
        for (int p = 0; p < places; p++) {
          alpha += LinearModel.weight(1000 + (clip * places + p) * channels + k) / places;
        }
        sum += alpha * LinearModel.number(1000 + (clip * places + place) * channels + k);
      }
      assertThat(x.cellScores()[clip * places + place])
          .isCloseTo((float) Math.max(0, sum), within(1e-5f));
    }
    assertThat(x.hasTokens()).isFalse();
  }
}
