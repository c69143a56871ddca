package dev.sightline.core.explain.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.analysis.AttentionStack.Kind;
import dev.sightline.core.explain.ExplainOptions;
import dev.sightline.core.explain.ExplainOptions.Heads;
import dev.sightline.core.explain.ExplainRequest;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.Gives;
import dev.sightline.core.explain.LinearModel;
import dev.sightline.core.explain.Rows;
import dev.sightline.core.job.Progress;
import org.junit.jupiter.api.Test;

class RawAttentionTest {
  private static ExplainRequest request(ExplainOptions options) throws Exception {
    ExplainRequest r = new LinearModel("a b c").request();
    return new ExplainRequest(r.analyzer(), r.features(), r.analysis(), r.target(), options);
  }

  private static Explanation explain(ExplainOptions options) throws Exception {
    return new RawAttention().explain(request(options), Progress.NONE);
  }

  @Test
  void onlyMapsInsideTheTextEncoderAreOfTextAlone() throws Exception {
    for (Kind kind : new Kind[] {Kind.ALIGNMENT, Kind.TEXT_TO_VIDEO, Kind.VIDEO_TO_TEXT}) {
      ExplainRequest r = request(ExplainOptions.DEFAULT.with(kind, 0, Heads.MEAN, 0));
      assertThat(new RawAttention().ofTextAlone(Gives.CELLS, r)).as("%s", kind).isFalse();
      assertThat(new RawAttention().ofTextAlone(Gives.TOKENS, r)).as("%s", kind).isFalse();
    }
    ExplainRequest self = request(ExplainOptions.DEFAULT.with(Kind.TEXT_SELF, 0, Heads.MEAN, 0));
    assertThat(new RawAttention().ofTextAlone(Gives.TOKENS, self)).isTrue();
    assertThat(new RawAttention().ofTextAlone(Gives.CELLS, self)).isTrue();
    assertThat(new AttentionRollout().ofTextAlone(Gives.TOKENS, self)).isTrue();
    assertThat(new AttentionRollout().ofTextAlone(Gives.CELLS, self)).isFalse();
  }

  @Test
  void layersAndHeadsAreThoseOfTheStack() throws Exception {
    AttentionStack stack =
        request(ExplainOptions.DEFAULT).analysis().attention(Kind.TEXT_TO_VIDEO).orElseThrow();
    for (int layer = 0; layer < 2; layer++) {
      Explanation one =
          explain(ExplainOptions.DEFAULT.with(Kind.TEXT_TO_VIDEO, layer, Heads.ONE, 1));
      assertThat(one.matrix()).isEqualTo(stack.map(layer, 1).values());
      Explanation mean =
          explain(ExplainOptions.DEFAULT.with(Kind.TEXT_TO_VIDEO, layer, Heads.MEAN, 0));
      assertThat(mean.matrix()).isEqualTo(stack.meanOverHeads(layer).values());
      Explanation max =
          explain(ExplainOptions.DEFAULT.with(Kind.TEXT_TO_VIDEO, layer, Heads.MAX, 0));
      for (int i = 0; i < max.matrix().length; i++) {
        assertThat(max.matrix()[i])
            .isEqualTo(Math.max(stack.map(layer, 0).values()[i], stack.map(layer, 1).values()[i]));
      }
      // of a stack: the same, with rows that add up to 1
      float[] shares = stack.maxOverHeads(layer).values();
      int keys = stack.key().size();
      for (int row = 0; row < stack.query().size(); row++) {
        double sum = 0;
        for (int k = 0; k < keys; k++) {
          sum += max.matrix()[row * keys + k];
        }
        for (int k = 0; k < keys; k++) {
          assertThat((double) shares[row * keys + k])
              .isCloseTo(max.matrix()[row * keys + k] / sum, within(1e-6));
        }
      }
    }
  }

  @Test
  void theOtherDirectionIsTurnedSoThatRowsAreTokens() throws Exception {
    Explanation x = explain(ExplainOptions.DEFAULT.with(Kind.VIDEO_TO_TEXT, 0, Heads.ONE, 0));
    AttentionStack stack =
        request(ExplainOptions.DEFAULT).analysis().attention(Kind.VIDEO_TO_TEXT).orElseThrow();
    int cells = stack.query().size();
    assertThat(x.matrix()[2 * cells + 9]).isEqualTo(stack.map(0, 0).at(9, 2));
    assertThat(x.hasCells()).isFalse();
    assertThat(Rows.sum(x.tokenScores())).isCloseTo(1, within(1e-5));
  }

  @Test
  void attentionInsideTheTextTellsOfTokensAlone() throws Exception {
    Explanation x = explain(ExplainOptions.DEFAULT.with(Kind.TEXT_SELF, 1, Heads.MEAN, 0));
    assertThat(x.hasTokens()).isTrue();
    assertThat(x.hasMatrix() || x.hasClips()).isFalse();
  }
}
