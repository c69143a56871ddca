package dev.sightline.core.training;

import ai.djl.ndarray.NDManager;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.problem.SightlineException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Class predictions over a set. */
final class Predictions {
  private static final int AT_ONCE = 16;

  private Predictions() {}

  /**
   * Predicted label of each video, by its first text and plain view.
   *
   * @return {@code [videos]} label indices
   */
  static int[] of(
      NDManager manager, MultimodalNet net, LabelledFeatures data, Side side, Progress progress)
      throws SightlineException {
    int[] out = new int[data.size()];
    for (int from = 0; from < out.length; from += AT_ONCE) {
      progress.checkCancelled();
      progress.update((double) from / out.length, "classifying, " + side.key());
      List<FusionBatch.Item> items = new ArrayList<>();
      for (int i = from; i < Math.min(from + AT_ONCE, out.length); i++) {
        items.add(
            new FusionBatch.Item(
                side == Side.TEXT ? -1 : i,
                0,
                side == Side.VIDEO ? -1 : data.textsOf().get(i).getFirst()));
      }
      try (NDManager step = manager.newSubManager()) {
        long[] best =
            net.heads()
                .logits(
                    FusionBatch.pooled(step, net.config(), net.fusion(), data, items), data.head())
                .argMax(1)
                .toLongArray();
        for (int i = 0; i < best.length; i++) {
          out[from + i] = (int) best[i];
        }
      }
    }
    return out;
  }

  /** For each video 1 if the prediction is right, else 0. */
  static double[] hits(int[] predicted, List<Integer> labels) {
    double[] h = new double[predicted.length];
    Arrays.setAll(h, i -> predicted[i] == labels.get(i) ? 1 : 0);
    return h;
  }
}
