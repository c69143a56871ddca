package dev.sightline.core.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Ranks from a matrix of scores. Ties count against the model. */
final class RetrievalMetrics {
  private RetrievalMetrics() {}

  /**
   * Rank of each text's own video among all videos, from 1.
   *
   * @param scores {@code [texts][videos]}
   * @param videoOf the video of a text
   */
  static int[] textToVideo(float[][] scores, IntUnaryOperator videoOf) {
    int[] ranks = new int[scores.length];
    for (int t = 0; t < scores.length; t++) {
      int own = videoOf.applyAsInt(t);
      int better = 0;
      for (int v = 0; v < scores[t].length; v++) {
        if (v != own && scores[t][v] >= scores[t][own]) {
          better++;
        }
      }
      ranks[t] = better + 1;
    }
    return ranks;
  }

  /**
   * Rank of the best of each video's own texts among all texts, from 1 (Karpathy & Fei-Fei, 2015).
   */
  static int[] videoToText(float[][] scores, IntUnaryOperator videoOf) {
    int videos = scores[0].length;
    List<List<Integer>> own = new ArrayList<>();
    for (int v = 0; v < videos; v++) {
      own.add(new ArrayList<>());
    }
    for (int t = 0; t < scores.length; t++) {
      own.get(videoOf.applyAsInt(t)).add(t);
    }
    int[] ranks = new int[videos];
    for (int v = 0; v < videos; v++) {
      float best = Float.NEGATIVE_INFINITY;
      for (int t : own.get(v)) {
        best = Math.max(best, scores[t][v]);
      }
      int better = 0;
      for (int t = 0; t < scores.length; t++) {
        if (scores[t][v] >= best && videoOf.applyAsInt(t) != v) {
          better++;
        }
      }
      ranks[v] = better + 1;
    }
    return ranks;
  }

  /** For each rank 1 if it is at most {@code k}, else 0. */
  static double[] hits(int[] ranks, int k) {
    double[] h = new double[ranks.length];
    for (int i = 0; i < h.length; i++) {
      h[i] = ranks[i] <= k ? 1 : 0;
    }
    return h;
  }
}
