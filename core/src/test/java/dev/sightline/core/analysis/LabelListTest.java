package dev.sightline.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.problem.SightlineException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelListTest {
  @Test
  void labelsAreSplitAtSemicolonsAndLines() throws Exception {
    assertThat(LabelList.of(" cooking; a wedding ;;\r\nsomebody surfing\ncooking"))
        .containsExactly("cooking", "a wedding", "somebody surfing");
    assertThat(LabelList.of("  ")).isEmpty();
    assertThat(LabelList.of("x;".repeat(10) + "y;".repeat(10))).containsExactly("x", "y");
    assertThat(LabelList.required("a;b")).hasSize(2);
    assertThatThrownBy(() -> LabelList.required("a; a;"))
        .isInstanceOf(SightlineException.class)
        .hasMessageContaining("at least two labels");
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      many.append("label ").append(i).append(';');
    }
    assertThat(LabelList.of(many.toString())).hasSize(LabelList.MOST);
  }

  /** 0.6 of (1, 0) and 0.2 of (0, 1): (3, 1) / √10. */
  @Test
  void aVideoIsTheWeighedMeanOfItsNames() {
    float[] v =
        Conse.embed(new double[] {0.6, 0.2}, List.of(new float[] {1, 0}, new float[] {0, 1}));
    assertThat(v).containsExactly(new float[] {0.9487f, 0.3162f}, within(1e-4f));
    assertThat(Conse.cosine(v, new float[] {1, 0})).isCloseTo(0.9487, within(1e-4));
    assertThat(Conse.unit(new float[2])).containsExactly(0, 0);
    assertThat(Conse.top(new float[] {0.1f, 0.7f, 0.2f})).containsExactly(1, 2, 0);
  }
}
