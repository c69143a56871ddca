package dev.sightline.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.AlignmentNet;
import dev.sightline.core.model.FusionNet;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.TimeBins;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.data.CaptionedImages;
import dev.sightline.core.training.evaluation.Quarters;
import dev.sightline.core.training.feature.FeatureStore;
import dev.sightline.core.training.feature.MosaicSource;
import dev.sightline.core.training.feature.TokenFeatures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

  /**
   * @return for each map two rows over the items: 1 if the right quarter got most attention, else
   *     0; and the right quarter's share of it
   */
  Map<String, double[][]> run(List<CaptionedImages.Item> items, String split, Progress progress)
      throws SightlineException {
    MosaicSource mosaics =
        new MosaicSource(items.stream().map(CaptionedImages.Item::file).toList());
    List<String> madeOf = new ArrayList<>(items.stream().map(CaptionedImages.Item::name).toList());
    madeOf.add("mosaic");
    CaptionedFeatures captions = frozen.captioned("flickr8k-" + split, items, 1, progress);
    Map<String, double[][]> shares = new LinkedHashMap<>();
    try (FeatureStore lower = frozen.plain("mosaic-" + split, mosaics, madeOf, progress)) {
      for (int i = 0; i < items.size(); i++) {
        progress.checkCancelled();
        progress.update((double) i / items.size(), "looking at mosaics");
        try (NDManager step = manager.newSubManager()) {
          int text = captions.captionsOf().get(i).getFirst();
          Map<String, float[]> maps = maps(step, lower, i, captions.tokens(), text);
          maps.put("default", maps.get("alignment"));
          int item = i;
          int quarter = mosaics.quarter(i);
          maps.forEach(
              (name, cells) ->
                  add(
                      shares.computeIfAbsent(name, k -> new double[2][items.size()]),
                      item,
                      cells,
                      quarter));
        }
      }
    }
    return shares;
  }

  private void add(double[][] rows, int item, float[] cells, int quarter) {
    ModelConfig c = net.config();
    double[] q = Quarters.of(cells, c.gridHeight(), c.gridWidth());
    double best = Math.max(Math.max(q[0], q[1]), Math.max(q[2], q[3]));
    rows[0][item] = q[quarter] == best ? 1 : 0;
    rows[1][item] = q[quarter] / (q[0] + q[1] + q[2] + q[3]);
  }

  /** For each map the mean over the words' rows: {@code [h, w]}. */
  private Map<String, float[]> maps(
      NDManager step, FeatureStore lower, int item, TokenFeatures tokens, int text) {
    ModelConfig c = net.config();
    NDArray grid = VideoSide.grid(step, c, parameters, lower, new long[] {item}, 1);
    TokenFeatures.Batch words = tokens.batch(step, new int[] {text});
    AlignmentNet align = net.alignment();
    NDArray alignment =
        align
            .scaledScores(align.tokens(words.hidden()).squeeze(0), align.cells(grid).squeeze(0))
            .softmax(1);
    Map<String, float[]> maps = new LinkedHashMap<>();
    maps.put("alignment", meanRow(alignment, words.content()));
    int cells = c.cellsPerClip();
    float[] where = new float[cells * c.timeBins()];
    float[] middle = TimeBins.weights(1, c.timeBins());
    for (int i = 0; i < cells; i++) {
      System.arraycopy(middle, 0, where, i * c.timeBins(), c.timeBins());
    }
    FusionNet.Output fused =
        net.fusion()
            .forward(
                words.hidden(),
                words.mask(),
                grid,
                step.ones(new Shape(1, cells)),
                step.create(where, new Shape(1, cells, c.timeBins())));
    for (int l = 0; l < fused.textToVideo().size(); l++) {
      // [1, heads, n, c] -> [n, c]
      NDArray heads = fused.textToVideo().get(l).mean(new int[] {1}).squeeze(0);
      maps.put("text_to_video.layer" + l, meanRow(heads, words.content()));
    }
    return maps;
  }

  /** {@code [n, c], [1, n] -> [c]}. */
  private static float[] meanRow(NDArray map, NDArray content) {
    return content.matMul(map).toFloatArray();
  }
}
