package dev.sightline.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.model.AlignmentNet;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.video.TopHeavyI3d;
import dev.sightline.core.training.feature.FeatureStore;

/**
 * What the alignment needs of many one-clip videos: computed once, compared with many texts. The
 * arrays belong to the manager that they were made with.
 *
 * @param cells {@code [v, c, d]}
 * @param gates {@code [v, c]}
 * @param present {@code [v, c]}, all 1
 * @param pooled {@code [v, p]}
 */
record VideoSide(NDArray cells, NDArray gates, NDArray present, NDArray pooled) {
  private static final int AT_ONCE = 64;

  /**
   * @param rows for each video the row of its only frame
   */
  static VideoSide of(
      NDManager manager,
      MultimodalNet net,
      ParameterSet parameters,
      FeatureStore lower,
      long[] rows) {
    NDList cells = new NDList();
    NDList gates = new NDList();
    NDList pooled = new NDList();
    try (NDManager parts = manager.newSubManager()) {
      for (int i = 0; i < rows.length; i += AT_ONCE) {
        long[] part = java.util.Arrays.copyOfRange(rows, i, Math.min(i + AT_ONCE, rows.length));
        try (NDManager step = parts.newSubManager()) {
          NDArray grid = grid(step, net.config(), parameters, lower, part, 1);
          NDArray present = step.ones(new Shape(part.length, net.config().cellsPerClip()));
          AlignmentNet a = net.alignment();
          for (NDArray kept :
              new NDList(
                  keep(cells, a.cells(grid)),
                  keep(gates, a.cellGates(grid, present)),
                  keep(pooled, a.video(grid, present)))) {
            kept.attach(parts);
          }
        }
      }
      NDArray allCells = concat(cells, manager);
      NDArray allGates = concat(gates, manager);
      return new VideoSide(
          allCells, allGates, manager.ones(allGates.getShape()), concat(pooled, manager));
    }
  }

  /**
   * Runs the trainable top of the video encoder.
   *
   * @param rows {@code [clip, frame]}: rows of the store
   * @param frames frames of each clip
   * @return {@code [clips, c, channels]}
   */
  static NDArray grid(
      NDManager manager,
      ModelConfig config,
      ParameterSet parameters,
      FeatureStore lower,
      long[] rows,
      int frames) {
    int clips = rows.length / frames;
    int h = config.gridHeight();
    int w = config.gridWidth();
    int channels = lower.rowLength() / (h * w);
    NDArray x = lower.gather(manager, rows, new Shape(clips, frames, channels, h, w));
    // [clips, channels, h, w] -> [clips, channels, c] -> [clips, c, channels]
    return TopHeavyI3d.forward(x, parameters::get)
        .reshape(clips, config.videoChannels(), (long) h * w)
        .transpose(0, 2, 1);
  }

  private static NDArray keep(NDList list, NDArray array) {
    list.add(array);
    return array;
  }

  private static NDArray concat(NDList parts, NDManager manager) {
    NDArray all = ai.djl.ndarray.NDArrays.concat(parts, 0);
    all.attach(manager);
    return all;
  }
}
