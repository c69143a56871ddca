package dev.sightline.core.training.laboratory;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * InfoNCE (van den Oord et al., 2018, eq. 4) both ways, where several texts may fit a video and
 * some fit none: a pair that fits is never a negative. For one step.
 */
final class Contrast {
  private static final float MASKED = -1e4f;

  private final int texts;
  private final int videos;
  private final int own;
  private final int positives;
  private final NDArray rowTarget;
  private final NDArray rowMask;
  private final NDArray[] columnTarget;
  private final NDArray[] columnMask;

  /**
   * @param shown {@code [texts, videos]}: 1 where the text fits the video
   * @param own texts of each video, which lie together
   * @param positives how many of those, the first ones, fit it
   */
  Contrast(NDManager manager, float[] shown, int videos, int own, int positives) {
    this.videos = videos;
    this.texts = shown.length / videos;
    this.own = own;
    this.positives = positives;
    float[] target = new float[shown.length];
    float[] mask = new float[shown.length];
    for (int t = 0; t < texts; t++) {
      int home = t / own;
      for (int v = 0; v < videos; v++) {
        mask[t * videos + v] = v != home ? shown[t * videos + v] * MASKED : 0;
      }
      target[t * videos + home] = t % own < positives ? 1f / (videos * positives) : 0;
    }
    rowTarget = manager.create(target, new Shape(texts, videos));
    rowMask = manager.create(mask, new Shape(texts, videos));
    columnTarget = new NDArray[positives];
    columnMask = new NDArray[positives];
    for (int p = 0; p < positives; p++) {
      column(manager, shown, p);
    }
  }

  private void column(NDManager manager, float[] shown, int p) {
    float[] target = new float[shown.length];
    float[] mask = new float[shown.length];
    for (int v = 0; v < videos; v++) {
      int positive = v * own + p;
      for (int t = 0; t < texts; t++) {
        mask[v * texts + t] = t != positive ? shown[t * videos + v] * MASKED : 0;
      }
      target[v * texts + positive] = 1f / (videos * positives);
    }
    columnTarget[p] = manager.create(target, new Shape(videos, texts));
    columnMask[p] = manager.create(mask, new Shape(videos, texts));
  }

  /**
   * @param logits {@code [texts, videos]}
   * @return a single number
   */
  NDArray loss(NDArray logits) {
    NDArray sum = logits.add(rowMask).logSoftmax(1).mul(rowTarget).sum();
    NDArray turned = logits.transpose();
    for (int p = 0; p < positives; p++) {
      sum = sum.add(turned.add(columnMask[p]).logSoftmax(1).mul(columnTarget[p]).sum());
    }
    return sum.mul(-0.5f);
  }

  /**
   * Counts how often a text that fits scores above one of its own that does not.
   *
   * @param logits {@code [texts, videos]}
   */
  void count(float[] logits, StageLoop.Hits hits) {
    int spoiled = (own - positives) / positives;
    int right = 0;
    for (int v = 0; v < videos; v++) {
      for (int p = 0; p < positives; p++) {
        for (int k = 0; k < spoiled; k++) {
          int wrong = v * own + positives + p * spoiled + k;
          right += logits[(v * own + p) * videos + v] > logits[wrong * videos + v] ? 1 : 0;
        }
      }
    }
    hits.add("unseen.one_word_changed.accuracy", right, (double) videos * positives * spoiled);
  }
}
