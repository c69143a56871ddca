package dev.sightline.core.training.laboratory;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.tensor.Factor;
import java.util.ArrayList;
import java.util.List;

/**
 * InfoNCE (van den Oord et al., 2018, eq. 4) both ways, where several texts may fit a video and
 * some fit none: a pair that fits is never a negative. For one step.
 */
final class Contrast {
  private static final float MASKED = -1e4f;

  private final int texts;
  private final int videos;
  private final int[] homes;
  private final boolean[] fits;
  private final NDArray rowTarget;
  private final NDArray rowMask;
  private final List<NDArray> columnTargets = new ArrayList<>();
  private final List<NDArray> columnMasks = new ArrayList<>();

  /**
   * @param shown {@code [texts, videos]}: 1 where the text fits the video
   * @param homes the video that each text was made for
   * @param fits whether it was made to fit it; one that was not stands behind the one that it
   *     differs from
   */
  Contrast(NDManager manager, float[] shown, int videos, int[] homes, boolean[] fits) {
    this.videos = videos;
    this.texts = homes.length;
    this.homes = homes.clone();
    this.fits = fits.clone();
    int positives = 0;
    for (boolean f : fits) {
      positives += f ? 1 : 0;
    }
    float[] target = new float[shown.length];
    float[] mask = new float[shown.length];
    List<List<Integer>> own = new ArrayList<>();
    for (int v = 0; v < videos; v++) {
      own.add(new ArrayList<>());
    }
    for (int t = 0; t < texts; t++) {
      for (int v = 0; v < videos; v++) {
        mask[t * videos + v] = v != homes[t] ? shown[t * videos + v] * MASKED : 0;
      }
      if (fits[t]) {
        target[t * videos + homes[t]] = 1f / positives;
        own.get(homes[t]).add(t);
      }
    }
    rowTarget = manager.create(target, new Shape(texts, videos));
    rowMask = manager.create(mask, new Shape(texts, videos));
    int most = own.stream().mapToInt(List::size).max().orElse(0);
    for (int p = 0; p < most; p++) {
      column(manager, shown, own, p, 1f / positives);
    }
  }

  /** The p-th text that fits each video, against all that do not. */
  private void column(
      NDManager manager, float[] shown, List<List<Integer>> own, int p, float weight) {
    float[] target = new float[shown.length];
    float[] mask = new float[shown.length];
    for (int v = 0; v < videos; v++) {
      int positive = p < own.get(v).size() ? own.get(v).get(p) : -1;
      for (int t = 0; t < texts; t++) {
        mask[v * texts + t] = t != positive ? shown[t * videos + v] * MASKED : 0;
      }
      if (positive >= 0) {
        target[v * texts + positive] = weight;
      }
    }
    columnTargets.add(manager.create(target, new Shape(videos, texts)));
    columnMasks.add(manager.create(mask, new Shape(videos, texts)));
  }

  /**
   * @param logits {@code [texts, videos]}
   * @return a single number
   */
  NDArray loss(NDArray logits) {
    NDArray sum = logits.add(rowMask).logSoftmax(1).mul(rowTarget).sum();
    NDArray turned = logits.transpose();
    for (int p = 0; p < columnTargets.size(); p++) {
      sum = sum.add(turned.add(columnMasks.get(p)).logSoftmax(1).mul(columnTargets.get(p)).sum());
    }
    return Factor.times(sum, -0.5);
  }

  /**
   * Counts how often a text that fits scores above one that differs from it and does not.
   *
   * @param logits {@code [texts, videos]}
   */
  void count(float[] logits, StageLoop.Hits hits) {
    int right = 0;
    int all = 0;
    int good = 0;
    for (int t = 0; t < texts; t++) {
      if (fits[t]) {
        good = t;
      } else {
        all++;
        right += logits[good * videos + homes[t]] > logits[t * videos + homes[t]] ? 1 : 0;
      }
    }
    hits.add("unseen.one_word_changed.accuracy", right, all);
  }
}
