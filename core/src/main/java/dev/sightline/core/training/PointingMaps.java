package dev.sightline.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.model.AlignmentNet;
import dev.sightline.core.model.FusionNet;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.TimeBins;
import dev.sightline.core.training.feature.TokenFeatures;
import java.util.LinkedHashMap;
import java.util.Map;

/** All maps of a model for one text and one video, each as one number a cell. */
final class PointingMaps {
  /** The map that the app shows first. */
  static final String DEFAULT = "alignment.weighted";

  private final MultimodalNet net;

  PointingMaps(MultimodalNet net) {
    this.net = net;
  }

  /**
   * For each map the share of each cell in the attention of the words, special tokens left out.
   * {@code alignment.weighted} weighs each word by the importance that the alignment learned for
   * it, where the others take the mean of the words. {@code video_to_text} is how much each cell
   * attends to the words, as a share. In attention rollout (Abnar &amp; Zuidema, 2020) the rows of
   * what the tokens' layers multiply up to sum to 1, so the mean over all tokens, special ones
   * included, of what the cells get is that of the last layer from text to video, however the
   * tokens were mixed.
   *
   * @param grid {@code [1, k·h·w, channels]}: the cells of k clips
   * @param words one text
   * @return for each map {@code [k·h·w]}
   */
  Map<String, float[]> of(NDManager step, NDArray grid, TokenFeatures.Batch words) {
    ModelConfig c = net.config();
    AlignmentNet align = net.alignment();
    int cells = (int) grid.getShape().get(1);
    NDArray alignment =
        align
            .scaledScores(align.tokens(words.hidden()).squeeze(0), align.cells(grid).squeeze(0))
            .softmax(1);
    NDArray mean = words.content().div(words.content().sum());
    Map<String, float[]> maps = new LinkedHashMap<>();
    maps.put("alignment", mean.matMul(alignment).toFloatArray());
    maps.put(
        "alignment.weighted",
        align.tokenGates(words.hidden(), words.content()).matMul(alignment).toFloatArray());
    FusionNet.Output fused =
        net.fusion()
            .forward(
                words.hidden(),
                words.mask(),
                grid,
                step.ones(new Shape(1, cells)),
                step.create(times(cells), new Shape(1, cells, c.timeBins())));
    for (int l = 0; l < fused.textToVideo().size(); l++) {
      // [1, heads, n, cells] -> [n, cells]
      NDArray heads = fused.textToVideo().get(l).mean(new int[] {1}).squeeze(0);
      maps.put("text_to_video.layer" + l, mean.matMul(heads).toFloatArray());
    }
    for (int l = 0; l < fused.videoToText().size(); l++) {
      // [1, heads, cells, n] -> [n, cells]
      NDArray heads = fused.videoToText().get(l).mean(new int[] {1}).squeeze(0).transpose();
      NDArray got = mean.matMul(heads);
      maps.put("video_to_text.layer" + l, got.div(got.sum()).toFloatArray());
    }
    NDArray last =
        fused.textToVideo().isEmpty()
            ? alignment
            : fused.textToVideo().getLast().mean(new int[] {1}).squeeze(0);
    maps.put("rollout", words.mask().div(words.mask().sum()).matMul(last).toFloatArray());
    return maps;
  }

  /**
   * The similarity that retrieval by pooled vectors alone would give each part: what a map has to
   * beat.
   *
   * @param parts {@code [p, m, channels]}: the cells of each part
   * @return {@code [p]}, summing to 1: softmax of the pooled logits
   */
  float[] pooled(NDManager step, NDArray parts, TokenFeatures.Batch words) {
    AlignmentNet align = net.alignment();
    NDArray present = step.ones(parts.getShape().slice(0, 2));
    return align
        .pooledLogits(align.text(words.hidden(), words.mask()), align.video(parts, present))
        .softmax(1)
        .toFloatArray();
  }

  private float[] times(int cells) {
    ModelConfig c = net.config();
    int clips = cells / c.cellsPerClip();
    float[] perClip = TimeBins.weights(clips, c.timeBins());
    float[] where = new float[cells * c.timeBins()];
    for (int i = 0; i < cells; i++) {
      System.arraycopy(
          perClip, i / c.cellsPerClip() * c.timeBins(), where, i * c.timeBins(), c.timeBins());
    }
    return where;
  }
}
