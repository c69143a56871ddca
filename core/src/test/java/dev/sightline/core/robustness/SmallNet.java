package dev.sightline.core.robustness;

import dev.sightline.core.explain.Reference;
import dev.sightline.core.job.Progress;

/**
 * The network of the reference values, worked out by hand in doubles: a 3 × 3 convolution, ReLU,
 * the mean over all places, a linear map to 4 classes.
 */
final class SmallNet {
  static final int SIDE = 8;
  private static final int IN = 3;
  private static final int HIDDEN = 6;
  static final int CLASSES = 4;

  private final float[] kernel;
  private final float[] kernelBias;
  private final float[] map;
  private final float[] mapBias;

  SmallNet(Reference reference) {
    kernel = reference.get("attack.weights.c1.weight").values();
    kernelBias = reference.get("attack.weights.c1.bias").values();
    map = reference.get("attack.weights.f.weight").values();
    mapBias = reference.get("attack.weights.f.bias").values();
  }

  /** The cross-entropy of a class and its gradient with respect to {@code [3, 8, 8]} pixels. */
  Loss loss(int label) {
    return (x, stop) -> {
      stop.checkCancelled();
      return at(x, label);
    };
  }

  double valueAt(float[] x, int label) {
    try {
      return loss(label).at(x, Progress.NONE).value();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private Loss.At at(float[] x, int label) {
    double[] mean = new double[HIDDEN];
    boolean[] on = new boolean[HIDDEN * SIDE * SIDE];
    for (int h = 0; h < HIDDEN; h++) {
      for (int p = 0; p < SIDE * SIDE; p++) {
        double sum = kernelBias[h];
        for (int k = 0; k < IN * 9; k++) {
          int from = place(p, k);
          sum += from < 0 ? 0 : (double) kernel[h * IN * 9 + k] * x[from];
        }
        on[h * SIDE * SIDE + p] = sum > 0;
        mean[h] += Math.max(sum, 0) / (SIDE * SIDE);
      }
    }
    double[] logits = new double[CLASSES];
    double total = 0;
    int best = 0;
    for (int c = 0; c < CLASSES; c++) {
      logits[c] = mapBias[c];
      for (int h = 0; h < HIDDEN; h++) {
        logits[c] += map[c * HIDDEN + h] * mean[h];
      }
      total += Math.exp(logits[c]);
      best = logits[c] > logits[best] ? c : best;
    }
    double[] ofMean = new double[HIDDEN];
    for (int c = 0; c < CLASSES; c++) {
      double slope = Math.exp(logits[c]) / total - (c == label ? 1 : 0);
      for (int h = 0; h < HIDDEN; h++) {
        ofMean[h] += slope * map[c * HIDDEN + h];
      }
    }
    double[] gradient = new double[x.length];
    for (int i = 0; i < on.length; i++) {
      for (int k = 0; on[i] && k < IN * 9; k++) {
        int from = place(i % (SIDE * SIDE), k);
        if (from >= 0) {
          int h = i / (SIDE * SIDE);
          gradient[from] += ofMean[h] / (SIDE * SIDE) * kernel[h * IN * 9 + k];
        }
      }
    }
    float[] g = new float[x.length];
    for (int i = 0; i < g.length; i++) {
      g[i] = (float) gradient[i];
    }
    return new Loss.At(Math.log(total) - logits[label], best != label, g);
  }

  /** Where the kernel's value {@code k = [colour, 3, 3]} looks from a place; -1: outside. */
  private static int place(int p, int k) {
    int y = p / SIDE + k % 9 / 3 - 1;
    int x = p % SIDE + k % 3 - 1;
    return y < 0 || x < 0 || y >= SIDE || x >= SIDE ? -1 : (k / 9 * SIDE + y) * SIDE + x;
  }
}
