package dev.sightline.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.tensor.TorchEngine;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Invariants of the cross-attention layers. */
class FusionNetTest {
  private static final ModelConfig CONFIG =
      new ModelConfig(
          6,
          5,
          4,
          4,
          8,
          2,
          2,
          3,
          2,
          2,
          2,
          1,
          25,
          8,
          List.of(new HeadSpec("topics", List.of("a", "b"))));

  private NDManager manager;
  private ParameterSet parameters;
  private FusionNet net;
  private NDArray hidden;
  private NDArray grid;
  private NDArray time;

  @BeforeEach
  void build() throws Exception {
    manager = new TorchEngine(1).newManager();
    parameters = new ParameterSet(manager);
    MultimodalNet.init(CONFIG, parameters, 11);
    net = new MultimodalNet(CONFIG, parameters, false).fusion();
    SplittableRandom random = new SplittableRandom(2);
    hidden = numbers(random, 1, 3, 6);
    grid = numbers(random, 1, 8, 5);
    time = numbers(random, 1, 8, 3);
  }

  @AfterEach
  void free() {
    parameters.close();
    manager.close();
  }

  private NDArray numbers(SplittableRandom random, int... shape) {
    int n = shape[0] * shape[1] * shape[2];
    float[] v = new float[n];
    for (int i = 0; i < n; i++) {
      v[i] = (float) (random.nextDouble() * 2 - 1);
    }
    return manager.create(v, new Shape(shape[0], shape[1], shape[2]));
  }

  private FusionNet.Output run(NDArray text, NDArray textMask, NDArray cells, NDArray cellMask) {
    return net.forward(text, textMask, cells, cellMask, time);
  }

  @Test
  void everyRowOfAttentionSumsToOne() {
    FusionNet.Output out =
        run(hidden, manager.ones(new Shape(1, 3)), grid, manager.ones(new Shape(1, 8)));
    assertThat(out.textToVideo()).hasSize(2);
    for (NDArray layer : out.textToVideo()) {
      assertThat(layer.getShape()).isEqualTo(new Shape(1, 2, 3, 8));
      assertThat(layer.sum(new int[] {3}).toFloatArray())
          .containsOnly(new float[] {1, 1, 1, 1, 1, 1}, within(1e-5f));
    }
    for (NDArray layer : out.videoToText()) {
      assertThat(layer.getShape()).isEqualTo(new Shape(1, 2, 8, 3));
    }
    assertThat(out.pooled().getShape()).isEqualTo(new Shape(1, FusionNet.pooledWidth(CONFIG)));
  }

  @Test
  void maskedCellsAndTokensAreAsIfNotThere() {
    NDArray cellMask = manager.create(new float[] {1, 1, 1, 1, 0, 0, 0, 0}, new Shape(1, 8));
    NDArray textMask = manager.create(new float[] {1, 1, 0}, new Shape(1, 3));
    NDArray other = grid.get(":, 0:4").concat(grid.get(":, 4:8").mul(-3), 1);
    NDArray words = hidden.get(":, 0:2").concat(hidden.get(":, 2:3").mul(7), 1);
    float[] a = run(hidden, textMask, grid, cellMask).pooled().toFloatArray();
    float[] b = run(words, textMask, other, cellMask).pooled().toFloatArray();
    assertThat(b).containsExactly(a, within(1e-5f));
    float[] seen = run(hidden, textMask, grid, cellMask).textToVideo().get(0).toFloatArray();
    assertThat(seen[4]).isZero();
  }

  @Test
  void clipsDifferByTheirPlaceInTime() {
    NDArray same = grid.get(":, 0:4").concat(grid.get(":, 0:4"), 1);
    float[] attention =
        run(hidden, manager.ones(new Shape(1, 3)), same, manager.ones(new Shape(1, 8)))
            .textToVideo()
            .get(0)
            .toFloatArray();
    assertThat(attention[0]).isNotCloseTo(attention[4], within(1e-7f));
  }
}
