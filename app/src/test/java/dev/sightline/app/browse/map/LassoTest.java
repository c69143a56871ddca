package dev.sightline.app.browse.map;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LassoTest {
  @Test
  void aLoopHoldsWhatLiesWithinAlsoIfItIsNotConvex() {
    Lasso lasso = new Lasso();
    // like the letter U: open at the top between 10 and 20
    double[][] corners = {{0, 0}, {10, 0}, {10, 20}, {20, 20}, {20, 0}, {30, 0}, {30, 30}, {0, 30}};
    for (double[] c : corners) {
      lasso.to(c[0], c[1]);
    }
    assertThat(lasso.holds(5, 5)).isTrue();
    assertThat(lasso.holds(25, 5)).isTrue();
    assertThat(lasso.holds(15, 25)).isTrue();
    assertThat(lasso.holds(15, 5)).as("in the notch").isFalse();
    assertThat(lasso.holds(40, 15)).isFalse();
    assertThat(lasso.isPoint()).isFalse();
  }

  @Test
  void aPointerThatHardlyMovesIsAClick() {
    Lasso lasso = new Lasso();
    lasso.to(5, 5);
    lasso.to(5.5, 5.5);
    lasso.to(6, 5);
    assertThat(lasso.isPoint()).isTrue();
    assertThat(lasso.holds(5, 5)).isFalse();
  }
}
