package dev.sightline.core.model.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CourseTest {
  private static Course course() {
    float[][] frames = new float[16][];
    for (int k = 0; k < 16; k++) {
      frames[k] = new float[] {0.2f + 0.03f * k, 0.625f, k < 5 ? 0 : 1};
    }
    return new Course(frames, -1, 0.3f);
  }

  @Test
  void comesBackFromItsTokens() {
    float[] tokens = course().tokens(4);
    assertThat(tokens).hasSize(4 * Course.tokenValues(4));
    Course back = Course.of(tokens, 4);
    assertThat(back.size()).isEqualTo(-1);
    assertThat(back.grey()).isCloseTo(0.3f, within(1e-5f));
    for (int k = 0; k < 16; k++) {
      assertThat(back.frames()[k]).containsExactly(course().frames()[k], within(1e-5f));
    }
  }

  @Test
  void cellsKnowWhereTheObjectIsFromThem() {
    float[] beside = course().beside(4);
    int width = Course.besideValues(4);
    assertThat(beside).hasSize(4 * 16 * width);
    // frame 6 is the third of the second moment; 0.38 across is 1.52 cells, 0.625 down is 2.5
    int cell = 2 * 4 + 1; // its middle lies at 1.5 and 2.5
    int at = (16 + cell) * width + 2 * 8;
    assertThat(beside[at]).as("seen").isEqualTo(1);
    assertThat(beside[at + 2]).isCloseTo(0.02f, within(1e-5f));
    assertThat(beside[at + 3]).isCloseTo(0, within(1e-5f));
    assertThat(beside[at + 5]).isCloseTo((float) Math.cos(Math.PI * 0.02), within(1e-5f));
    int far = (16 + 3 * 4 + 3) * width + 2 * 8;
    assertThat(beside[far + 2]).as("two cells away").isCloseTo(-1.98f, within(1e-5f));
    int hidden = cell * width; // frame 0
    assertThat(beside[hidden]).isZero();
    assertThat(beside[hidden + 1]).isZero();
    assertThat(beside[hidden + 32]).as("size").isEqualTo(-1);
  }
}
