package dev.sightline.core.training.laboratory;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.model.AlignmentNet;
import dev.sightline.core.model.FusionNet;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.TimeBins;
import dev.sightline.core.tensor.Factor;
import dev.sightline.core.training.feature.TokenFeatures;
import java.util.List;

/**
 * Cross-entropy of all heads over a batch in which each row asks one of them, and what leads the
 * fusion to look where the alignment looks.
 */
final class HeadLoss {
  /** Weight of the loss that leads the first layer's attention. */
  private static final float LED = 0.3f;

  private static final float EPSILON = 1e-6f;

  private HeadLoss() {}

  /**
   * The loss of questions as they are drawn.
   *
   * @return a single number: mean over the questions
   */
  static NDArray of(
      NDManager step,
      MultimodalNet net,
      SentenceStates sentences,
      VideoLessons.Part part,
      StageLoop.Hits hits) {
    ModelConfig config = net.config();
    NDArray cells =
        step.create(
            part.grids(),
            new Shape(
                part.asked().size(),
                (long) part.clips() * config.cellsPerClip(),
                config.videoChannels()));
    return of(step, net, sentences, cells, part.clips(), part.asked(), hits);
  }

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
    TokenFeatures.Batch text = sentences.batch(step, asked.stream().map(Asked::text).toList());
    FusionNet.Output fused = fused(step, net, text, grid, clips, asked);
    NDArray pooled = fused.pooled();
    NDArray sum = led(step, net, text, grid, asked, fused);
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

  /**
   * Cross-entropy from the alignment's map to the mean of the first half of the heads of the first
   * text→video layer, for the words of rows that have both sides; the other half is free to look
   * elsewhere. The map is taken as it is: no gradient goes into it. It was learnt from which
   * sentences fit which videos, and so no truth about places is used.
   */
  private static NDArray led(
      NDManager step,
      MultimodalNet net,
      TokenFeatures.Batch text,
      NDArray grid,
      List<Asked> asked,
      FusionNet.Output fused) {
    NDArray map;
    try (NDArray plain = grid.stopGradient()) {
      AlignmentNet align = net.alignment();
      map = align.maps(text.hidden(), plain).stopGradient();
    }
    long n = text.mask().getShape().get(1);
    float[] content = text.content().toFloatArray();
    float count = 0;
    for (int i = 0; i < content.length; i++) {
      content[i] = asked.get((int) (i / n)).hasVideo() ? content[i] : 0;
      count += content[i];
    }
    NDArray weights =
        Factor.times(
            step.create(content, new Shape(asked.size(), n, 1)), -LED / Math.max(1, count));
    // [rows, heads, n, c] -> [rows, n, c]
    int led = Math.max(1, net.config().fusionHeads() / 2);
    NDArray attention =
        fused.textToVideo().getFirst().get(new NDIndex(":, 0:" + led)).mean(new int[] {1});
    return attention.add(EPSILON).log().mul(map).mul(weights).sum();
  }

  /** What the heads read, {@code [rows, width]}. */
  static NDArray pooled(
      NDManager step,
      MultimodalNet net,
      SentenceStates sentences,
      NDArray grid,
      int clips,
      List<Asked> asked) {
    TokenFeatures.Batch text = sentences.batch(step, asked.stream().map(Asked::text).toList());
    return fused(step, net, text, grid, clips, asked).pooled();
  }

  private static FusionNet.Output fused(
      NDManager step,
      MultimodalNet net,
      TokenFeatures.Batch text,
      NDArray grid,
      int clips,
      List<Asked> asked) {
    int rows = asked.size();
    int c = net.config().cellsPerClip();
    int bins = net.config().timeBins();
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
            step.create(time, new Shape(rows, (long) clips * c, bins)));
  }
}
