package dev.sightline.core.training.pretraining;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.model.FusionNet;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.TimeBins;
import dev.sightline.core.training.feature.FeatureStore;
import dev.sightline.core.training.feature.TokenFeatures;
import java.util.Arrays;
import java.util.List;

/**
 * Both sides of some items, padded, for the fusion. Axes: {@code b} items, {@code n} tokens, {@code
 * k} clips, {@code c} cells of a clip.
 */
final class PairBatch {
  private PairBatch() {}

  /**
   * The videos.
   *
   * @param grid {@code [b, k·c, channels]}; an absent video is zeros
   * @param mask {@code [b, k·c]}, 1 for cells that are no padding
   * @param time {@code [b, k·c, timeBins]}
   * @param absent {@code [b, 1, 1]}, 1 where the video is absent
   */
  record Video(NDArray grid, NDArray mask, NDArray time, NDArray absent) {
    /** The grid with the learned stand-in for absent videos. */
    NDArray filled(FusionNet net) {
      return grid.add(absent.mul(net.absentVideo()));
    }
  }

  /**
   * @param clips of each item the rows of its clips; none: the video is absent
   */
  static Video video(
      NDManager step, ModelConfig config, FeatureStore cells, List<List<Long>> clips) {
    int b = clips.size();
    int c = config.cellsPerClip();
    int bins = config.timeBins();
    int k = Math.max(1, clips.stream().mapToInt(List::size).max().orElse(1));
    long[] rows = new long[b * k];
    float[] mask = new float[b * k * c];
    float[] time = new float[b * k * c * bins];
    float[] absent = new float[b];
    Arrays.fill(rows, -1);
    for (int i = 0; i < b; i++) {
      absent[i] = clips.get(i).isEmpty() ? 1 : 0;
      int own = Math.max(1, clips.get(i).size());
      float[] weights = TimeBins.weights(own, bins);
      for (int j = 0; j < own; j++) {
        if (!clips.get(i).isEmpty()) {
          rows[i * k + j] = clips.get(i).get(j);
        }
        for (int cell = 0; cell < c; cell++) {
          int at = (i * k + j) * c + cell;
          mask[at] = 1;
          System.arraycopy(weights, j * bins, time, at * bins, bins);
        }
      }
    }
    long all = (long) k * c;
    return new Video(
        cells.gather(step, rows, new Shape(b, all, config.videoChannels())),
        step.create(mask, new Shape(b, all)),
        step.create(time, new Shape(b, all, bins)),
        step.create(absent, new Shape(b, 1, 1)));
  }

  /**
   * The texts.
   *
   * @param states of each text {@code [tokens · dim]}; null: the text is absent
   * @return {@code hidden} with the learned stand-in for absent texts
   */
  static TokenFeatures.Batch text(
      NDManager step, ModelConfig config, FusionNet net, List<float[]> states) {
    int b = states.size();
    int dim = config.textDim();
    int n = states.stream().mapToInt(s -> s == null ? 1 : s.length / dim).max().orElse(1);
    float[] hidden = new float[b * n * dim];
    float[] mask = new float[b * n];
    float[] content = new float[b * n];
    float[] absent = new float[b];
    for (int i = 0; i < b; i++) {
      float[] own = states.get(i);
      int length = own == null ? 1 : own.length / dim;
      absent[i] = own == null ? 1 : 0;
      if (own != null) {
        System.arraycopy(own, 0, hidden, i * n * dim, own.length);
      }
      for (int j = 0; j < length; j++) {
        mask[i * n + j] = 1;
        // [CLS] is first and [SEP] last
        content[i * n + j] = j > 0 && j < length - 1 ? 1 : 0;
      }
    }
    return new TokenFeatures.Batch(
        step.create(hidden, new Shape(b, n, dim))
            .add(step.create(absent, new Shape(b, 1, 1)).mul(net.absentText())),
        step.create(mask, new Shape(b, n)),
        step.create(content, new Shape(b, n)));
  }
}
