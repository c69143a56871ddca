package dev.sightline.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.feature.FeatureStore;
import dev.sightline.core.training.feature.FeatureWriter;
import dev.sightline.core.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs the trained top of the video encoder over a store of lower features, once. */
final class CellFeatureBuilder {
  private static final int CLIPS_AT_ONCE = 16;

  private final NDManager manager;
  private final ModelConfig config;
  private final ParameterSet parameters;

  CellFeatureBuilder(NDManager manager, ModelConfig config, ParameterSet parameters) {
    this.manager = manager;
    this.config = config;
    this.parameters = parameters;
  }

  /**
   * @param lower rows {@code [clip, frame]}
   * @param frames of each clip
   * @return rows {@code [clip]}, each {@code c × channels}
   */
  FeatureStore build(FeatureStore lower, int frames, Path target, Progress progress)
      throws SightlineException {
    int rowLength = config.cellsPerClip() * config.videoChannels();
    int clips = Math.toIntExact(lower.rows() / frames);
    if (Files.exists(target)) {
      FeatureStore store = FeatureStore.open(target, rowLength);
      if (store.rows() == clips) {
        return store;
      }
      store.close();
    }
    try (FeatureWriter writer = new FeatureWriter(target, rowLength)) {
      for (int at = (int) writer.rowsDone(); at < clips; at += CLIPS_AT_ONCE) {
        progress.checkCancelled();
        progress.update((double) at / clips, Phrase.of("preparing {0}", target.getFileName()));
        long[] rows = new long[Math.min(CLIPS_AT_ONCE, clips - at) * frames];
        for (int i = 0; i < rows.length; i++) {
          rows[i] = (long) at * frames + i;
        }
        try (NDManager step = manager.newSubManager()) {
          NDArray grid = VideoSide.grid(step, config, parameters, lower, rows, frames);
          writer.append(grid.toFloatArray());
        }
      }
      writer.complete();
    }
    return FeatureStore.open(target, rowLength);
  }
}
