package dev.sightline.core.training.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Four different items, the same for everybody, each place as likely as the others. */
class QuadruplesTest {
  @Test
  void drawsFourDifferentOnesAndTheItemItself() {
    int[] places = new int[4];
    for (int i = 0; i < 400; i++) {
      List<Integer> drawn = Quadruples.of(i, "item" + i, 400);
      assertThat(new TreeSet<>(drawn)).hasSize(4).contains(i);
      places[drawn.indexOf(i)]++;
      assertThat(Quadruples.of(i, "item" + i, 400)).isEqualTo(drawn);
    }
    // binomial with n = 400, p = 1/4: mean 100, standard deviation 8.7
    for (int n : places) {
      assertThat(n).isBetween(65, 135);
    }
  }

  @Test
  void needsFour() {
    assertThatThrownBy(() -> Quadruples.of(0, "a", 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3");
  }
}
