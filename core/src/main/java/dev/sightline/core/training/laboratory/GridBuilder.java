package dev.sightline.core.training.laboratory;

import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.Scene;
import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.feature.FeatureStore;
import dev.sightline.core.training.feature.FeatureWriter;
import dev.sightline.core.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Grids of whole videos from an encoder that is not trained any more. */
final class GridBuilder {
  private final ClipEncoder encoder;
  private final WorldOptions options;
  private final int values;

  /**
   * @param values of one clip's grid
   */
  GridBuilder(ClipEncoder encoder, WorldOptions options, int values) {
    this.encoder = encoder;
    this.options = options;
    this.values = values;
  }

  /**
   * As {@link #build}, kept in a file, so that a run that was killed need not do it again.
   *
   * @param file complete or not there
   */
  List<float[]> kept(Path file, List<Scene> scenes, Progress progress) throws SightlineException {
    int length = scenes.getFirst().shots().size() * values;
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

  /**
   * @param shuffled true: the frames of each video in random order, over all its clips
   * @return for each video {@code [clips · h · w, channels]}
   */
  List<float[]> build(List<Scene> scenes, boolean shuffled, Progress progress)
      throws SightlineException {
    List<float[]> out = new ArrayList<>();
    for (int s = 0; s < scenes.size(); s++) {
      progress.checkCancelled();
      progress.update((double) s / scenes.size(), Phrase.of("encoding videos"));
      List<List<byte[]>> clips = clips(scenes.get(s));
      float[] grids = new float[clips.size() * values];
      int at = 0;
      for (List<byte[]> clip : shuffled ? shuffled(clips, s) : clips) {
        System.arraycopy(encoder.grid(clip), 0, grids, at, values);
        at += values;
      }
      out.add(grids);
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
      Collections.swap(frames, i, random.nextInt(i + 1));
    }
    List<List<byte[]>> out = new ArrayList<>();
    int n = clips.getFirst().size();
    for (int i = 0; i < frames.size(); i += n) {
      out.add(List.copyOf(frames.subList(i, i + n)));
    }
    return out;
  }
}
