package dev.sightline.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TimeBinsTest {
  @Test
  void oneClipLiesInTheMiddle() {
    assertThat(TimeBins.weights(1, 4)).containsExactly(0, .5f, .5f, 0);
    assertThat(TimeBins.weights(1, 3)).containsExactly(0, 1, 0);
  }

  @Test
  void firstAndLastClipLieAtTheEnds() {
    assertThat(TimeBins.weights(3, 2)).containsExactly(1, 0, .5f, .5f, 0, 1);
  }

  @Test
  void everyRowSumsToOne() {
    for (int clips = 1; clips < 130; clips++) {
      float[] w = TimeBins.weights(clips, 8);
      for (int c = 0; c < clips; c++) {
        float sum = 0;
        for (int b = 0; b < 8; b++) {
          sum += w[c * 8 + b];
        }
        assertThat(sum).isCloseTo(1, within(1e-5f));
      }
    }
  }

  @Test
  void oneBinTakesAll() {
    assertThat(TimeBins.weights(2, 1)).containsExactly(1, 1);
  }
}
