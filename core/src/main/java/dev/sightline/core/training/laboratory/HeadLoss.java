package dev.sightline.core.training.laboratory;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.TimeBins;
import dev.sightline.core.training.feature.TokenFeatures;
import java.util.List;

/** Cross-entropy of all heads over a batch in which each row asks one of them. */
final class HeadLoss {
  private HeadLoss() {}

  /**
   * @param grid {@code [rows, clips · c, channels]}
   * @param clips clips of each video
   * @param asked one for each row; what is absent is replaced
   * @return a single number: mean over the rows
   */
  static NDArray of(
      NDManager step,
      MultimodalNet net,
      SentenceStates sentences,
      NDArray grid,
      int clips,
      List<Asked> asked,
      StageLoop.Hits hits) {
    int rows = asked.size();
    NDArray pooled = pooled(step, net, sentences, grid, clips, asked);
    NDArray sum = step.create(0f);
    for (HeadSpec head : net.config().heads()) {
      if (asked.stream().noneMatch(a -> a.head().equals(head.key()))) {
        continue;
      }
      int labels = head.labels().size();
      float[] target = new float[rows * labels];
      NDArray logits = net.heads().logits(pooled, head.key());
      long[] said = logits.argMax(1).toLongArray();
      for (int i = 0; i < rows; i++) {
        if (asked.get(i).head().equals(head.key())) {
          target[i * labels + asked.get(i).label()] = -1f / rows;
          hits.add(
              "unseen." + head.key() + ".accuracy", said[i] == asked.get(i).label() ? 1 : 0, 1);
        }
      }
      sum = sum.add(logits.logSoftmax(1).mul(step.create(target, new Shape(rows, labels))).sum());
    }
    return sum;
  }

  /** What the heads read, {@code [rows, width]}. */
  static NDArray pooled(
      NDManager step,
      MultimodalNet net,
      SentenceStates sentences,
      NDArray grid,
      int clips,
      List<Asked> asked) {
    int rows = asked.size();
    int c = net.config().cellsPerClip();
    int bins = net.config().timeBins();
    TokenFeatures.Batch text = sentences.batch(step, asked.stream().map(Asked::text).toList());
    float[] noText = new float[rows];
    float[] noVideo = new float[rows];
    for (int i = 0; i < rows; i++) {
      noText[i] = asked.get(i).text() == null ? 1 : 0;
      noVideo[i] = asked.get(i).hasVideo() ? 0 : 1;
    }
    NDArray hidden =
        text.hidden()
            .add(step.create(noText, new Shape(rows, 1, 1)).mul(net.fusion().absentText()));
    NDArray hide = step.create(noVideo, new Shape(rows, 1, 1));
    NDArray cells = grid.sub(grid.mul(hide)).add(hide.mul(net.fusion().absentVideo()));
    float[] where = TimeBins.weights(clips, bins);
    float[] time = new float[rows * clips * c * bins];
    for (int i = 0; i < rows * clips * c; i++) {
      System.arraycopy(where, i / c % clips * bins, time, i * bins, bins);
    }
    return net.fusion()
        .forward(
            hidden,
            text.mask(),
            cells,
            step.ones(new Shape(rows, (long) clips * c)),
            step.create(time, new Shape(rows, (long) clips * c, bins)))
        .pooled();
  }
}
