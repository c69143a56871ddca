package dev.sightline.core.training.laboratory;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.Scene;
import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.video.C3d;
import dev.sightline.core.model.video.C3dInput;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.feature.FeatureStore;
import dev.sightline.core.training.feature.FeatureWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Grids of whole videos from a C3D that is not trained any more. */
final class GridBuilder {
  private static final int CLIPS_AT_ONCE = 16;

  private final TorchEngine engine;
  private final ModelConfig config;
  private final ParameterSet parameters;
  private final WorldOptions options;

  GridBuilder(
      TorchEngine engine, ModelConfig config, ParameterSet parameters, WorldOptions options) {
    this.engine = engine;
    this.config = config;
    this.parameters = parameters;
    this.options = options;
  }

  /**
   * As {@link #build}, kept in a file, so that a run that was killed need not do it again.
   *
   * @param file complete or not there
   */
  List<float[]> kept(Path file, List<Scene> scenes, Progress progress) throws SightlineException {
    int length = scenes.getFirst().shots().size() * values();
    if (!Files.exists(file)) {
      List<float[]> made = build(scenes, false, progress);
      try (FeatureWriter writer = new FeatureWriter(file, length)) {
        writer.rewindTo(0);
        for (float[] grid : made) {
          writer.append(grid);
        }
        writer.complete();
      }
    }
    try (FeatureStore store = FeatureStore.open(file, length)) {
      List<float[]> rows = new ArrayList<>();
      for (int i = 0; i < scenes.size(); i++) {
        rows.add(store.row(i));
      }
      return rows;
    }
  }

  /** Values of one clip's grid. */
  int values() {
    return config.cellsPerClip() * config.videoChannels();
  }

  /**
   * @param shuffled true: the frames of each video in random order, over all its clips
   * @return for each video {@code [clips · h · w, channels]}
   */
  List<float[]> build(List<Scene> scenes, boolean shuffled, Progress progress)
      throws SightlineException {
    List<float[]> out = new ArrayList<>();
    List<List<byte[]>> waiting = new ArrayList<>();
    int done = 0;
    for (int s = 0; s < scenes.size(); s++) {
      progress.checkCancelled();
      progress.update((double) s / scenes.size(), "encoding videos");
      Scene scene = scenes.get(s);
      out.add(new float[scene.shots().size() * values()]);
      waiting.addAll(shuffled ? shuffled(clips(scene), s) : clips(scene));
      int clips = scene.shots().size();
      if (waiting.size() > CLIPS_AT_ONCE - clips || s == scenes.size() - 1) {
        float[] grids = encode(waiting);
        int from = 0;
        for (int v = done; v <= s; v++) {
          System.arraycopy(grids, from, out.get(v), 0, out.get(v).length);
          from += out.get(v).length;
        }
        done = s + 1;
        waiting.clear();
      }
    }
    return out;
  }

  private List<List<byte[]>> clips(Scene scene) throws SightlineException {
    List<List<byte[]>> clips = new ArrayList<>();
    for (var shot : scene.shots()) {
      clips.add(ClipFrames.of(shot, options));
    }
    return clips;
  }

  private static List<List<byte[]>> shuffled(List<List<byte[]>> clips, long seed) {
    List<byte[]> frames = new ArrayList<>();
    clips.forEach(frames::addAll);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = frames.size() - 1; i > 0; i--) {
      java.util.Collections.swap(frames, i, random.nextInt(i + 1));
    }
    List<List<byte[]>> out = new ArrayList<>();
    int n = clips.getFirst().size();
    for (int i = 0; i < frames.size(); i += n) {
      out.add(List.copyOf(frames.subList(i, i + n)));
    }
    return out;
  }

  /** {@code [clips, h · w, channels]}. */
  private float[] encode(List<List<byte[]>> clips) throws SightlineException {
    float[] input = new float[clips.size() * C3dInput.VALUES];
    for (int i = 0; i < clips.size(); i++) {
      C3dInput.fill(clips.get(i), input, i);
    }
    try (NDManager step = engine.newManager()) {
      NDArray x = step.create(input, new Shape(clips.size(), 3, C3d.FRAMES, C3d.SIDE, C3d.SIDE));
      return C3d.forward(x, parameters::get)
          .reshape(clips.size(), config.videoChannels(), config.cellsPerClip())
          .transpose(0, 2, 1)
          .toFloatArray();
    }
  }
}
