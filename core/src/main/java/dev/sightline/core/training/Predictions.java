package dev.sightline.core.training;

import ai.djl.ndarray.NDManager;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.Side;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.evaluation.Classification;
import dev.sightline.core.words.Phrase;
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
    return labels(probabilities(manager, net, data, side, progress));
  }

  /** The most probable label of each row. */
  static int[] labels(float[][] probabilities) {
    return Arrays.stream(probabilities).mapToInt(Classification::best).toArray();
  }

  /**
   * Probability of each label for each video, by its first text and plain view.
   *
   * @return {@code [videos][labels]}, rows summing to 1
   */
  static float[][] probabilities(
      NDManager manager, MultimodalNet net, LabelledFeatures data, Side side, Progress progress)
      throws SightlineException {
    float[][] out = new float[data.size()][];
    for (int from = 0; from < out.length; from += AT_ONCE) {
      progress.checkCancelled();
      progress.update((double) from / out.length, Phrase.of("classifying, {0}", side.key()));
      List<FusionBatch.Item> items = new ArrayList<>();
      for (int i = from; i < Math.min(from + AT_ONCE, out.length); i++) {
        items.add(
            new FusionBatch.Item(
                side == Side.TEXT ? -1 : i,
                0,
                side == Side.VIDEO ? -1 : data.textsOf().get(i).getFirst()));
      }
      try (NDManager step = manager.newSubManager()) {
        float[] rows =
            net.heads()
                .logits(
                    FusionBatch.pooled(step, net.config(), net.fusion(), data, items),
                    data.head(),
                    side)
                .softmax(1)
                .toFloatArray();
        int labels = rows.length / items.size();
        for (int i = 0; i < items.size(); i++) {
          out[from + i] = Arrays.copyOfRange(rows, i * labels, (i + 1) * labels);
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
