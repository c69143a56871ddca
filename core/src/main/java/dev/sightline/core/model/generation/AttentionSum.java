package dev.sightline.core.model.generation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.List;

/** Adds up the cross-attention of one clip. One thread. */
final class AttentionSum {
  private final GeneratorConfig config;
  private final int frames;
  private final List<String> words = new ArrayList<>(List.of(GeneratorConfig.START));
  private double[] sum;
  private int times;

  AttentionSum(GeneratorConfig config, int frames, SentenceWords.Read read) {
    this.config = config;
    this.frames = frames;
    words.addAll(read.words());
    sum = new double[config.tokens(frames) * words.size()];
  }

  /**
   * One layer's weights.
   *
   * @param weights {@code [b, heads, n, l]}; the first of {@code b} is with the sentence, and the
   *     first of {@code l} are its words
   */
  void add(NDArray weights) {
    long heads = weights.getShape().get(1);
    float[] one =
        weights.get(new NDIndex("0, :, :, 0:" + words.size())).sum(new int[] {0}).toFloatArray();
    for (int i = 0; i < one.length; i++) {
      sum[i] += one[i] / heads;
    }
    times++;
  }

  WordAttention mean() {
    int cells = config.cells();
    int l = words.size();
    float[] weights = new float[frames * cells * l];
    for (int f = 0; f < frames; f++) {
      int from = f / config.pair() * cells * l;
      for (int i = 0; i < cells * l; i++) {
        weights[f * cells * l + i] = (float) (sum[from + i] / times);
      }
    }
    return new WordAttention(words, frames, FrameCoder.GRID, FrameCoder.GRID, weights);
  }
}
