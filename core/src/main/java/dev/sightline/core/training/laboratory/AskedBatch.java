package dev.sightline.core.training.laboratory;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.training.AttackedBatch;
import java.util.List;

/**
 * Questions about videos of the laboratory, whose cells may be changed.
 *
 * @param part the questions and their grids
 * @param sentences has their texts
 * @param grid {@code [rows, clips · c, channels]}
 * @param rms {@code [rows, 1, 1]}: root mean square of each video's cells
 */
record AskedBatch(VideoLessons.Part part, SentenceStates sentences, NDArray grid, NDArray rms)
    implements AttackedBatch {

  static AskedBatch of(
      NDManager owner, ModelConfig config, VideoLessons.Part part, SentenceStates sentences) {
    int rows = part.asked().size();
    int length = part.grids().length / rows;
    float[] rms = new float[rows];
    for (int i = 0; i < rows; i++) {
      double squares = 0;
      for (int k = i * length; k < (i + 1) * length; k++) {
        squares += (double) part.grids()[k] * part.grids()[k];
      }
      rms[i] = (float) Math.sqrt(squares / length);
    }
    long cells = (long) part.clips() * config.cellsPerClip();
    return new AskedBatch(
        part,
        sentences,
        owner.create(part.grids(), new Shape(rows, cells, config.videoChannels())),
        owner.create(rms, new Shape(rows, 1, 1)));
  }

  @Override
  public Shape shape() {
    return grid.getShape();
  }

  @Override
  public NDArray logLikelihood(MultimodalNet net, NDArray unit) {
    NDArray pooled = pooled(net, unit);
    NDArray sum = null;
    for (HeadSpec head : asked(net)) {
      int labels = head.labels().size();
      float[] target = new float[part.asked().size() * labels];
      for (int i = 0; i < part.asked().size(); i++) {
        if (part.asked().get(i).head().equals(head.key())) {
          target[i * labels + part.asked().get(i).label()] = 1;
        }
      }
      NDArray own =
          net.heads()
              .logits(pooled, head.key())
              .logSoftmax(1)
              .mul(unit.getManager().create(target, new Shape(part.asked().size(), labels)))
              .sum();
      sum = sum == null ? own : sum.add(own);
    }
    return sum;
  }

  @Override
  public double[] hits(MultimodalNet net, NDArray unit) {
    NDArray pooled = pooled(net, unit);
    double[] hits = new double[part.asked().size()];
    for (HeadSpec head : asked(net)) {
      long[] said = net.heads().logits(pooled, head.key()).argMax(1).toLongArray();
      for (int i = 0; i < hits.length; i++) {
        if (part.asked().get(i).head().equals(head.key())) {
          hits[i] = said[i] == part.asked().get(i).label() ? 1 : 0;
        }
      }
    }
    return hits;
  }

  private NDArray pooled(MultimodalNet net, NDArray unit) {
    return HeadLoss.pooled(
        unit.getManager(), net, sentences, unit.mul(rms).add(grid), part.clips(), part.asked());
  }

  private List<HeadSpec> asked(MultimodalNet net) {
    return net.config().heads().stream()
        .filter(h -> part.asked().stream().anyMatch(a -> a.head().equals(h.key())))
        .toList();
  }
}
