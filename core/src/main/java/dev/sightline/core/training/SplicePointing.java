package dev.sightline.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.feature.Quadruples;
import dev.sightline.core.training.feature.TokenFeatures;
import dev.sightline.core.words.Phrase;
import java.util.List;
import java.util.Map;

/**
 * A truth without labels, in time: one clip each of four videos joined to one video, and the first
 * caption of one of them. Does the text attend to the right clip? Chance is 25 %.
 */
final class SplicePointing {
  private static final int CLIPS = 4;

  private final NDManager manager;
  private final MultimodalNet net;

  SplicePointing(NDManager manager, MultimodalNet net) {
    this.manager = manager;
    this.net = net;
  }

  /**
   * @param names of the videos; they decide, through a hash, which three others are joined to a
   *     video and in which order, so that everybody gets the same ones
   * @return the scores of each map, see {@link PointingScores#rows}
   */
  Map<String, double[][]> run(LabelledFeatures data, List<String> names, Progress progress)
      throws SightlineException {
    ModelConfig c = net.config();
    PointingMaps maps = new PointingMaps(net);
    PointingScores scores = new PointingScores(data.size());
    for (int i = 0; i < data.size(); i++) {
      progress.checkCancelled();
      progress.update((double) i / data.size(), Phrase.of("looking at spliced videos"));
      List<Integer> shown = Quadruples.of(i, names.get(i), names.size());
      int right = shown.indexOf(i);
      long[] rows =
          shown.stream().mapToLong(v -> middle(data.clipsOf().get(v).getFirst())).toArray();
      try (NDManager step = manager.newSubManager()) {
        NDArray parts =
            data.cells().gather(step, rows, new Shape(CLIPS, c.cellsPerClip(), c.videoChannels()));
        NDArray grid = parts.reshape(1, (long) CLIPS * c.cellsPerClip(), c.videoChannels());
        TokenFeatures.Batch words =
            data.tokens().batch(step, new int[] {data.textsOf().get(i).getFirst()});
        for (Map.Entry<String, float[]> map : maps.of(step, grid, words).entrySet()) {
          double[] clips = sums(map.getValue());
          scores.add(map.getKey(), i, clips, right);
          if (map.getKey().equals(PointingMaps.DEFAULT)) {
            scores.add("default", i, clips, right);
          }
        }
        scores.add("pooled", i, Doubles.of(maps.pooled(step, parts, words)), right);
      }
    }
    return scores.rows();
  }

  private static long middle(List<Long> clips) {
    return clips.get(clips.size() / 2);
  }

  private static double[] sums(float[] cells) {
    double[] sums = new double[CLIPS];
    int perClip = cells.length / CLIPS;
    for (int i = 0; i < cells.length; i++) {
      sums[i / perClip] += cells[i];
    }
    return sums;
  }
}
