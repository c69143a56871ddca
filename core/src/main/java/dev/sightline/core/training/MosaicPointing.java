package dev.sightline.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.data.CaptionedImages;
import dev.sightline.core.training.evaluation.Quarters;
import dev.sightline.core.training.feature.TokenFeatures;
import dev.sightline.core.words.Phrase;
import java.util.List;
import java.util.Map;

/**
 * A truth without labels: four photographs in one picture and the first caption of one of them.
 * Does the text attend to the right quarter? Chance is 25 %.
 */
final class MosaicPointing {
  private final NDManager manager;
  private final MultimodalNet net;
  private final ParameterSet parameters;
  private final FrozenEncoders frozen;

  MosaicPointing(
      NDManager manager, MultimodalNet net, ParameterSet parameters, FrozenEncoders frozen) {
    this.manager = manager;
    this.net = net;
    this.parameters = parameters;
    this.frozen = frozen;
  }

  /** The scores of each map, see {@link PointingScores#rows}. */
  Map<String, double[][]> run(List<CaptionedImages.Item> items, String split, Progress progress)
      throws SightlineException {
    ModelConfig c = net.config();
    MosaicFeatures mosaics = frozen.mosaics(split, items, progress);
    CaptionedFeatures captions = frozen.captioned("flickr8k-" + split, items, 1, progress);
    PointingMaps maps = new PointingMaps(net);
    PointingScores scores = new PointingScores(items.size());
    for (int i = 0; i < items.size(); i++) {
      progress.checkCancelled();
      progress.update((double) i / items.size(), Phrase.of("looking at mosaics"));
      int right = mosaics.photographs().get(i).indexOf(i);
      try (NDManager step = manager.newSubManager()) {
        NDArray grid = VideoSide.grid(step, c, parameters, mosaics.lower(), new long[] {i}, 1);
        TokenFeatures.Batch words =
            captions.tokens().batch(step, new int[] {captions.captionsOf().get(i).getFirst()});
        for (Map.Entry<String, float[]> map : maps.of(step, grid, words).entrySet()) {
          double[] quarters = Quarters.of(map.getValue(), c.gridHeight(), c.gridWidth());
          scores.add(map.getKey(), i, quarters, right);
          if (map.getKey().equals(PointingMaps.DEFAULT)) {
            scores.add("default", i, quarters, right);
          }
        }
        NDArray quarters = MosaicFeatures.quarters(grid, c.gridHeight(), c.gridWidth());
        scores.add("pooled", i, Doubles.of(maps.pooled(step, quarters, words)), right);
      }
    }
    return scores.rows();
  }
}
