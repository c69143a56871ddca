package dev.sightline.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SoftmaxTest {
  private static final Offset<Float> ROUNDING = Offset.offset(1e-6f);

  /** ln 1, ln 2, ln 5: an eighth, a quarter, five eighths. */
  @Test
  void followsTheFormula() {
    float[] p = Softmax.of(new double[] {0, Math.log(2), Math.log(5)});
    assertThat(p).containsExactly(new float[] {0.125f, 0.25f, 0.625f}, ROUNDING);
  }

  @Test
  void takesEachRowByItself() {
    float ln3 = (float) Math.log(3);
    float[] p = Softmax.ofRows(new float[] {0, ln3, ln3, 0}, 2);
    assertThat(p).containsExactly(new float[] {0.25f, 0.75f, 0.75f, 0.25f}, ROUNDING);
    assertThat(Softmax.of(new float[] {0, ln3}))
        .containsExactly(new float[] {0.25f, 0.75f}, ROUNDING);
  }

  @Test
  void largeLogitsDoNotOverflow() {
    assertThat(Softmax.of(new float[] {1000, 1000, -1000}))
        .containsExactly(new float[] {0.5f, 0.5f, 0}, ROUNDING);
  }
}
