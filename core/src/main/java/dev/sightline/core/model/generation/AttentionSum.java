package dev.sightline.core.model.generation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds up the cross-attention of one clip: of its course, where a moment is one token, and of its
 * cells. One thread.
 */
final class AttentionSum {
  private final GeneratorConfig config;
  private final int frames;
  private final List<String> words = new ArrayList<>(List.of(GeneratorConfig.START));
  private final double[] course;
  private final double[] cells;
  private int courseTimes;
  private int cellTimes;

  AttentionSum(GeneratorConfig config, int frames, SentenceWords.Read read) {
    this.config = config;
    this.frames = frames;
    words.addAll(read.words());
    course = new double[frames / config.pair() * words.size()];
    cells = new double[config.tokens(frames) * words.size()];
  }

  /** One layer's weights in the network of courses, as {@link #addCells}. */
  void addCourse(NDArray weights) {
    add(weights, course);
    courseTimes++;
  }

  /**
   * One layer's weights in the network of cells.
   *
   * @param weights {@code [b, heads, n, l]}; the first of {@code b} is with the sentence, and the
   *     first of {@code l} are its words
   */
  void addCells(NDArray weights) {
    add(weights, cells);
    cellTimes++;
  }

  private void add(NDArray weights, double[] sum) {
    long heads = weights.getShape().get(1);
    float[] one =
        weights.get(new NDIndex("0, :, :, 0:" + words.size())).sum(new int[] {0}).toFloatArray();
    for (int i = 0; i < one.length; i++) {
      sum[i] += one[i] / heads;
    }
  }

  /** The mean of both networks. */
  WordAttention mean() {
    int n = config.cells();
    int l = words.size();
    float[] weights = new float[frames * n * l];
    for (int f = 0; f < frames; f++) {
      int moment = f / config.pair();
      for (int i = 0; i < n * l; i++) {
        double where = course[moment * l + i % l] / courseTimes;
        double what = cells[moment * n * l + i] / cellTimes;
        weights[f * n * l + i] = (float) ((where + what) / 2);
      }
    }
    return new WordAttention(words, frames, FrameCoder.GRID, FrameCoder.GRID, weights);
  }
}
