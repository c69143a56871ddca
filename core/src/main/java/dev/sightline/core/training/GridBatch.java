package dev.sightline.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.Side;
import java.util.Arrays;
import java.util.List;

/**
 * The cells of some videos, for heads that read the video alone.
 *
 * @param cells {@code [b, c, channels]}, padded by zeros
 * @param mask {@code [b, c]}, 1 for cells that are no padding
 * @param rms {@code [b, 1, 1]}: root mean square of each video's cells
 * @param wanted {@code [b, labels]}: 1 at the right class
 * @param head key of the head
 */
record GridBatch(NDArray cells, NDArray mask, NDArray rms, NDArray wanted, String head)
    implements AttackedBatch {
  /**
   * A video and some of its clips.
   *
   * @param clips rows of the store
   */
  record Item(int video, List<Long> clips) {}

  /** All clips of the plain views of these videos. */
  static List<Item> whole(LabelledFeatures data, int[] videos) {
    return Arrays.stream(videos)
        .mapToObj(v -> new Item(v, data.clipsOf().get(v).getFirst()))
        .toList();
  }

  /**
   * @param step owns the arrays
   */
  static GridBatch of(
      NDManager step, ModelConfig config, LabelledFeatures data, List<Item> items, int labels) {
    int b = items.size();
    int c = config.cellsPerClip();
    int k = items.stream().mapToInt(i -> i.clips().size()).max().orElse(1);
    long[] rows = new long[b * k];
    Arrays.fill(rows, -1);
    float[] mask = new float[b * k * c];
    float[] rms = new float[b];
    float[] wanted = new float[b * labels];
    for (int i = 0; i < b; i++) {
      List<Long> clips = items.get(i).clips();
      double squares = 0;
      for (int j = 0; j < clips.size(); j++) {
        rows[i * k + j] = clips.get(j);
        for (float v : data.cells().row(clips.get(j))) {
          squares += (double) v * v;
        }
      }
      int values = clips.size() * c * config.videoChannels();
      rms[i] = (float) Math.sqrt(squares / Math.max(1, values));
      Arrays.fill(mask, i * k * c, (i * k + clips.size()) * c, 1);
      wanted[i * labels + data.labels().get(items.get(i).video())] = 1;
    }
    return new GridBatch(
        data.cells().gather(step, rows, new Shape(b, (long) k * c, config.videoChannels())),
        step.create(mask, new Shape(b, (long) k * c)),
        step.create(rms, new Shape(b, 1, 1)),
        step.create(wanted, new Shape(b, labels)),
        data.head());
  }

  @Override
  public Shape shape() {
    return cells.getShape();
  }

  @Override
  public NDArray logLikelihood(MultimodalNet net, NDArray unit) {
    return logits(net, unit).logSoftmax(1).mul(wanted).sum();
  }

  @Override
  public double[] hits(MultimodalNet net, NDArray unit) {
    long[] said = logits(net, unit).argMax(1).toLongArray();
    long[] right = wanted.argMax(1).toLongArray();
    double[] hits = new double[said.length];
    Arrays.setAll(hits, i -> said[i] == right[i] ? 1 : 0);
    return hits;
  }

  private NDArray logits(MultimodalNet net, NDArray unit) {
    return net.heads()
        .aloneLogits(net.fusion().plainVideo(unit.mul(rms).add(cells), mask), head, Side.VIDEO);
  }
}
