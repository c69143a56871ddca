package dev.sightline.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.model.FusionNet;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.TimeBins;
import dev.sightline.core.training.feature.TokenFeatures;
import java.util.Arrays;
import java.util.List;

/** Puts items together for the fusion, absent sides filled with their learned stand-ins. */
final class FusionBatch {
  private FusionBatch() {}

  /**
   * One item.
   *
   * @param video number of the video, for its clips; negative: the video is absent
   * @param view view of the video
   * @param text number of the text; negative: the text is absent
   */
  record Item(int video, int view, int text) {}

  /** The pooled vectors, {@code [b, pooledWidth]}. */
  static NDArray pooled(
      NDManager step, ModelConfig config, FusionNet net, LabelledFeatures data, List<Item> items) {
    int b = items.size();
    int c = config.cellsPerClip();
    int bins = config.timeBins();
    List<List<Long>> clips =
        items.stream()
            .map(i -> i.video() < 0 ? List.<Long>of() : data.clipsOf().get(i.video()).get(i.view()))
            .toList();
    int k = Math.max(1, clips.stream().mapToInt(List::size).max().orElseThrow());
    long[] rows = new long[b * k];
    float[] cellMask = new float[b * k * c];
    float[] time = new float[b * k * c * bins];
    float[] noVideo = new float[b];
    float[] noText = new float[b];
    Arrays.fill(rows, -1);
    for (int i = 0; i < b; i++) {
      int own = Math.max(1, clips.get(i).size());
      noVideo[i] = items.get(i).video() < 0 ? 1 : 0;
      noText[i] = items.get(i).text() < 0 ? 1 : 0;
      float[] weights = TimeBins.weights(own, bins);
      for (int j = 0; j < own; j++) {
        if (noVideo[i] == 0) {
          rows[i * k + j] = clips.get(i).get(j);
        }
        for (int cell = 0; cell < c; cell++) {
          int at = (i * k + j) * c + cell;
          cellMask[at] = 1;
          System.arraycopy(weights, j * bins, time, at * bins, bins);
        }
      }
    }
    NDArray grid =
        data.cells()
            .gather(step, rows, new Shape(b, (long) k * c, config.videoChannels()))
            .add(step.create(noVideo, new Shape(b, 1, 1)).mul(net.absentVideo()));
    TokenFeatures.Batch text =
        data.tokens().batch(step, items.stream().mapToInt(Item::text).toArray());
    NDArray hidden =
        text.hidden().add(step.create(noText, new Shape(b, 1, 1)).mul(net.absentText()));
    return net.forward(
            hidden,
            text.mask(),
            grid,
            step.create(cellMask, new Shape(b, (long) k * c)),
            step.create(time, new Shape(b, (long) k * c, bins)))
        .pooled();
  }
}
