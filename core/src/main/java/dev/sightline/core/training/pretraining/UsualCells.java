package dev.sightline.core.training.pretraining;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;

/**
 * What cells hold at each place on average: the best guess of a hidden cell that looks at nothing.
 *
 * @param mean {@code [c · channels]} of normalised cells
 * @param cells c
 */
record UsualCells(float[] mean, int cells) {
  /** Items that the mean is taken over, at most. */
  private static final int ITEMS = 400;

  static UsualCells of(TorchEngine engine, ModelConfig config, Pairs train)
      throws SightlineException {
    int cells = config.cellsPerClip();
    int channels = config.videoChannels();
    double[] sum = new double[cells * channels];
    int n = Math.min(ITEMS, train.size());
    try (NDManager manager = engine.newManager()) {
      for (int i = 0; i < n; i++) {
        try (NDManager step = manager.newSubManager()) {
          NDArray clip =
              train
                  .grids()
                  .cells()
                  .gather(
                      step,
                      new long[] {train.rows(i, 1, null).getFirst()},
                      new Shape(cells, channels));
          float[] target = Losses.target(clip).toFloatArray();
          for (int k = 0; k < sum.length; k++) {
            sum[k] += target[k];
          }
        }
      }
    }
    float[] mean = new float[sum.length];
    for (int k = 0; k < mean.length; k++) {
      mean[k] = (float) (sum[k] / n);
    }
    return new UsualCells(mean, cells);
  }

  /** Mean over the places, {@code [channels]}. */
  float[] everywhere() {
    int channels = mean.length / cells;
    float[] all = new float[channels];
    for (int i = 0; i < mean.length; i++) {
      all[i % channels] += mean[i] / cells;
    }
    return all;
  }

  /**
   * @param places {@code [m]} in {@code [b · k · c]}
   * @return {@code [m, channels]}
   */
  NDArray at(NDManager step, NDArray places) {
    int channels = mean.length / cells;
    long[] asked = places.toLongArray();
    float[] rows = new float[asked.length * channels];
    for (int i = 0; i < asked.length; i++) {
      System.arraycopy(mean, (int) (asked[i] % cells) * channels, rows, i * channels, channels);
    }
    return step.create(rows, new Shape(asked.length, channels));
  }
}
