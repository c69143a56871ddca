package dev.sightline.core.training.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.tensor.TorchEngine;
import org.junit.jupiter.api.Test;

class AlignmentScoresTest {
  /** Two texts of one video, two words and padding, four cells. */
  private static double flatness(float[] maps, float[] gates) throws Exception {
    float[] content = {1, 1, 0, 1, 1, 0};
    try (NDManager manager = new TorchEngine(1).newManager()) {
      return AlignmentScores.flatness(
              manager.create(maps, new Shape(1, 6, 4)),
              manager.create(gates, new Shape(2, 3)),
              manager.create(content, new Shape(2, 3)))
          .getFloat();
    }
  }

  private static final float[] SHARP = {
    1, 0, 0, 0, 0.25f, 0.25f, 0.25f, 0.25f, 0, 1, 0, 0, //
    0, 1, 0, 0, 0.5f, 0.5f, 0, 0, 0, 1, 0, 0
  };

  @Test
  void onlyWordsOfLittleImportanceCount() throws Exception {
    // the first word of each text has all the importance: the second, flat and half flat, is left
    float[] gates = {1, 0, 0, 1, 0, 0};
    double half = Math.log(2); // KL of (½, ½, 0, 0) from flat
    assertThat(flatness(SHARP, gates)).isCloseTo(half / 4, within(1e-4));
  }

  @Test
  void paddingNeverCounts() throws Exception {
    float[] gates = {0.5f, 0.5f, 0, 0.5f, 0.5f, 0};
    assertThat(flatness(SHARP, gates)).as("all words matter alike").isCloseTo(0, within(1e-6));
    float[] other = {0.25f, 0.5f, 0, 0.5f, 0.5f, 0};
    assertThat(flatness(SHARP, other)).isCloseTo(0.5 * Math.log(4) / 4, within(1e-4));
  }
}
