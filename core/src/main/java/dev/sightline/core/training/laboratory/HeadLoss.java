package dev.sightline.core.training.laboratory;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.MultimodalNet;
import java.util.List;
import java.util.Map;

/** Cross-entropy of all heads over a batch in which each row asks one of them. */
final class HeadLoss {
  private HeadLoss() {}

  /**
   * @param pooled {@code [rows, width]} from the fusion
   * @param asked one for each row
   * @param hits counts right and all answers by head: {@code {right, all}}
   * @return a single number: mean over the rows
   */
  static NDArray of(
      NDManager step,
      MultimodalNet net,
      NDArray pooled,
      List<Asked> asked,
      Map<String, int[]> hits) {
    NDArray sum = step.create(0f);
    for (HeadSpec head : net.config().heads()) {
      if (asked.stream().noneMatch(a -> a.head().equals(head.key()))) {
        continue;
      }
      int labels = head.labels().size();
      float[] target = new float[asked.size() * labels];
      for (int i = 0; i < asked.size(); i++) {
        if (asked.get(i).head().equals(head.key())) {
          target[i * labels + asked.get(i).label()] = 1f / asked.size();
        }
      }
      NDArray logits = net.heads().logits(pooled, head.key());
      NDArray wanted = step.create(target, new Shape(asked.size(), labels));
      sum = sum.add(logits.logSoftmax(1).mul(wanted).sum());
      count(head, asked, logits.argMax(1).toLongArray(), hits);
    }
    return sum.mul(-1);
  }

  private static void count(
      HeadSpec head, List<Asked> asked, long[] said, Map<String, int[]> hits) {
    int[] h = hits.computeIfAbsent(head.key(), k -> new int[2]);
    for (int i = 0; i < said.length; i++) {
      if (asked.get(i).head().equals(head.key())) {
        h[0] += said[i] == asked.get(i).label() ? 1 : 0;
        h[1]++;
      }
    }
  }
}
