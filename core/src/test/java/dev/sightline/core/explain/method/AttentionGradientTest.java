package dev.sightline.core.explain.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.explain.ExplainRequest;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.Layers;
import dev.sightline.core.explain.LinearModel;
import dev.sightline.core.explain.Part;
import dev.sightline.core.explain.Target;
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

  /** Heads and layers share the whole out among them. */
  @Test
  void theSumOverHeadsAndLayersIsTheWhole() throws Exception {
    AttentionGradient method = new AttentionGradient();
    ExplainRequest whole = new LinearModel("a b c").request();
    Layers layers = method.layers(whole.analyzer().abilities(), whole.analysis(), whole.target());
    assertThat(layers.heads()).isEqualTo(2);
    Explanation all = method.explain(whole, Progress.NONE);
    assertThat(all.part()).isEqualTo(Part.ALL);
    double[] links = new double[all.matrix().length];
    double[] tokens = new double[all.tokenScores().length];
    for (int layer = 0; layer < layers.names().size(); layer++) {
      for (int head = 0; head < layers.heads(); head++) {
        Explanation one =
            method.explain(
                whole.with(whole.options().withLayer(layer).withHead(head)), Progress.NONE);
        assertThat(one.part()).isEqualTo(new Part(layer, layers.names().get(layer), head));
        assertThat(one.matrix()).isNotEqualTo(all.matrix());
        add(links, one.matrix());
        add(tokens, one.tokenScores());
      }
    }
    for (int i = 0; i < links.length; i++) {
      assertThat((float) links[i]).isCloseTo(all.matrix()[i], within(1e-6f));
    }
    for (int i = 0; i < tokens.length; i++) {
      assertThat((float) tokens[i]).isCloseTo(all.tokenScores()[i], within(1e-5f));
    }
  }

  private static void add(double[] to, float[] values) {
    for (int i = 0; i < to.length; i++) {
      to[i] += values[i];
    }
  }

  /** The text–video score goes through the alignment, which has one layer and one head. */
  @Test
  void forTheScoreThereIsNothingToChoose() throws Exception {
    ExplainRequest r = new LinearModel("a b c").request();
    assertThat(
            new AttentionGradient()
                .layers(r.analyzer().abilities(), r.analysis(), new Target.Score()))
        .isEqualTo(Layers.NONE);
  }

  private static float min(float[] values) {
    float min = Float.MAX_VALUE;
    for (float v : values) {
      min = Math.min(min, v);
    }
    return min;
  }
}
