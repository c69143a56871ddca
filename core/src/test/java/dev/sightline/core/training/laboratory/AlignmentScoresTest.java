package dev.sightline.core.training.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.model.AlignmentNet;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.feature.TokenFeatures;
import java.util.List;
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

  @Test
  void wordsAreComparedOfOneBatch_wholesOfTheOther() throws Exception {
    ModelConfig sizes =
        new ModelConfig(
            6,
            5,
            4,
            4,
            4,
            1,
            2,
            2,
            2,
            2,
            4,
            1,
            16,
            8,
            List.of(new HeadSpec("x", List.of("a", "b"))));
    try (NDManager manager = new TorchEngine(1).newManager();
        ParameterSet parameters = new ParameterSet(manager)) {
      MultimodalNet.init(sizes, parameters, 1);
      AlignmentNet net = new MultimodalNet(sizes, parameters, false).alignment();
      NDArray grid = manager.arange(2 * 4 * 5f).sin().reshape(2, 4, 5);
      TokenFeatures.Batch a = texts(manager, 0.3f);
      TokenFeatures.Batch b = texts(manager, 1.7f);
      AlignmentScores mixed = AlignmentScores.of(net, a, b, grid, 2);
      AlignmentScores onlyA = AlignmentScores.of(net, a, a, grid, 2);
      AlignmentScores onlyB = AlignmentScores.of(net, b, b, grid, 2);
      assertThat(mixed.clips().toFloatArray()).isEqualTo(onlyA.clips().toFloatArray());
      assertThat(mixed.videos().toFloatArray()).isEqualTo(onlyA.videos().toFloatArray());
      assertThat(mixed.pooled().toFloatArray()).isEqualTo(onlyB.pooled().toFloatArray());
      assertThat(onlyA.pooled().toFloatArray()).isNotEqualTo(onlyB.pooled().toFloatArray());
      assertThat(onlyA.clips().toFloatArray()).isNotEqualTo(onlyB.clips().toFloatArray());
    }
  }

  /** Two texts of three tokens. */
  private static TokenFeatures.Batch texts(NDManager manager, float by) {
    NDArray ones = manager.ones(new Shape(2, 3));
    return new TokenFeatures.Batch(
        manager.arange(2 * 3 * 6f).mul(by).cos().reshape(2, 3, 6), ones, ones);
  }
}
