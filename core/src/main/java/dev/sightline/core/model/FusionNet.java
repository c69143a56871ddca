package dev.sightline.core.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.tensor.Factor;
import java.util.ArrayList;
import java.util.List;

/**
 * Cross-modal attention layers, text→video and video→text, each with its weights in the open, and
 * the concat-pooled vector that the task heads read.
 *
 * <p>A layer is pre-norm (Xiong et al., 2020): {@code T += MHA(LN T, LN V)}, {@code V += MHA(LN V,
 * LN T)}, both from the state before the layer, as in LXMERT's cross-modality encoder (Tan &
 * Bansal, 2019); then each side's feed-forward block. Multi-head attention is Vaswani et al.
 * (2017), eq. 1.
 *
 * <p>A side that is absent is one learned vector, never zeros.
 */
public final class FusionNet {
  private static final float DROPOUT = 0.1f;
  private static final float INPUT_DROPOUT = 0.2f;

  private final ModelConfig config;
  private final Layers layers;

  FusionNet(ModelConfig config, Layers layers) {
    this.config = config;
    this.layers = layers;
  }

  /**
   * What the fusion gives.
   *
   * @param pooled {@code [b, pooledWidth]}: the input of the task heads
   * @param textToVideo for each layer {@code [b, heads, n, c]}
   * @param videoToText for each layer {@code [b, heads, c, n]}
   * @param text {@code [b, n, fusionDim]}: each token after the layers, normalised
   * @param video {@code [b, c, fusionDim]}: each cell after the layers, normalised
   */
  public record Output(
      NDArray pooled,
      List<NDArray> textToVideo,
      List<NDArray> videoToText,
      NDArray text,
      NDArray video) {
    public Output {
      textToVideo = List.copyOf(textToVideo);
      videoToText = List.copyOf(videoToText);
    }
  }

  /** Makes the parameters, all called {@code fusion.*}. */
  static void init(ModelConfig c, ParameterInit init) {
    int d = c.fusionDim();
    init.layerNorm("fusion.text.in.norm", c.textDim());
    init.linear("fusion.text.in", c.textDim(), d);
    init.layerNorm("fusion.video.in.norm", c.videoChannels());
    init.linear("fusion.video.in", c.videoChannels(), d);
    init.uniform("fusion.position.space", 0.02f, c.cellsPerClip(), d);
    init.uniform("fusion.position.time", 0.02f, c.timeBins(), d);
    init.constant("fusion.text.absent", 0f, 1, c.textDim());
    init.constant("fusion.video.absent", 0f, 1, c.videoChannels());
    for (int l = 0; l < c.fusionLayers(); l++) {
      for (String side : List.of("text", "video")) {
        String name = "fusion.layer." + l + "." + side;
        init.layerNorm(name + ".norm", d);
        for (String part : List.of(".query", ".key", ".value", ".out")) {
          init.linear(name + part, d, d);
        }
        init.layerNorm(name + ".mlp.norm", d);
        init.linear(name + ".mlp.in", d, 2 * d);
        init.linear(name + ".mlp.out", 2 * d, d);
      }
    }
    init.layerNorm("fusion.text.out.norm", d);
    init.layerNorm("fusion.video.out.norm", d);
  }

  /** Width of {@link Output#pooled}. */
  static int pooledWidth(ModelConfig c) {
    return 2 * c.fusionDim() + c.textDim() + c.videoChannels();
  }

  /**
   * @param hidden {@code [b, n, textDim]}
   * @param textMask {@code [b, n]}, 1 for tokens that are no padding; an absent text is one token
   *     filled by {@link #absentText}
   * @param grid {@code [b, c, channels]}
   * @param cellMask {@code [b, c]}, 1 for cells that are no padding
   * @param timeWeights {@code [b, c, timeBins]}: where in the video each cell lies, see {@link
   *     TimeBins}
   */
  public Output forward(
      NDArray hidden, NDArray textMask, NDArray grid, NDArray cellMask, NDArray timeWeights) {
    NDArray textIn = layers.layerNorm(hidden, "fusion.text.in.norm");
    NDArray videoIn = layers.layerNorm(grid, "fusion.video.in.norm");
    NDArray text = layers.linear(layers.dropout(textIn, INPUT_DROPOUT), "fusion.text.in");
    NDArray projected = layers.linear(layers.dropout(videoIn, INPUT_DROPOUT), "fusion.video.in");
    NDArray time = timeWeights.matMul(layers.parameter("fusion.position.time"));
    Shape flat = projected.getShape();
    // [b, k·hw, d] -> [b, k, hw, d]: the same place in every clip has the same position
    NDArray video =
        projected
            .add(time)
            .reshape(flat.get(0), -1, config.cellsPerClip(), flat.get(2))
            .add(layers.parameter("fusion.position.space"))
            .reshape(flat);
    List<NDArray> textToVideo = new ArrayList<>();
    List<NDArray> videoToText = new ArrayList<>();
    for (int l = 0; l < config.fusionLayers(); l++) {
      String t = "fusion.layer." + l + ".text";
      String v = "fusion.layer." + l + ".video";
      NDArray textNorm = layers.layerNorm(text, t + ".norm");
      NDArray videoNorm = layers.layerNorm(video, v + ".norm");
      NDArray toVideo =
          layers.seen(AttentionStream.TEXT_TO_VIDEO, l, weights(textNorm, videoNorm, cellMask, t));
      NDArray toText =
          layers.seen(AttentionStream.VIDEO_TO_TEXT, l, weights(videoNorm, textNorm, textMask, v));
      text = text.add(mix(toVideo, videoNorm, t));
      video = video.add(mix(toText, textNorm, v));
      text = text.add(mlp(text, t));
      video = video.add(mlp(video, v));
      textToVideo.add(toVideo);
      videoToText.add(toText);
    }
    NDArray textOut = layers.layerNorm(text, "fusion.text.out.norm");
    NDArray videoOut = layers.layerNorm(video, "fusion.video.out.norm");
    NDArray fusedText = AlignmentNet.maskedMean(textOut, textMask);
    NDArray fusedVideo = AlignmentNet.maskedMean(videoOut, cellMask);
    NDArray plainText = AlignmentNet.maskedMean(textIn, textMask);
    NDArray plainVideo = AlignmentNet.maskedMean(videoIn, cellMask);
    NDArray pooled = fusedText.concat(fusedVideo, 1).concat(plainText, 1).concat(plainVideo, 1);
    return new Output(pooled, textToVideo, videoToText, textOut, videoOut);
  }

  /**
   * What a head reads of the video alone, without a pass of the layers: the mean of the normalised
   * cells.
   *
   * @param grid {@code [b, c, channels]}
   * @param cellMask {@code [b, c]}
   * @return {@code [b, channels]}, the last part of {@link Output#pooled}
   */
  public NDArray plainVideo(NDArray grid, NDArray cellMask) {
    return AlignmentNet.maskedMean(layers.layerNorm(grid, "fusion.video.in.norm"), cellMask);
  }

  /**
   * What a head reads of the text alone: the mean of the normalised tokens.
   *
   * @param hidden {@code [b, n, textDim]}
   * @param textMask {@code [b, n]}
   * @return {@code [b, textDim]}, a part of {@link Output#pooled}
   */
  public NDArray plainText(NDArray hidden, NDArray textMask) {
    return AlignmentNet.maskedMean(layers.layerNorm(hidden, "fusion.text.in.norm"), textMask);
  }

  /** The learned stand-in for an absent text, {@code [1, textDim]}. */
  public NDArray absentText() {
    return layers.parameter("fusion.text.absent");
  }

  /** The learned stand-in for an absent video, {@code [1, channels]}. */
  public NDArray absentVideo() {
    return layers.parameter("fusion.video.absent");
  }

  /** {@code [b, q, d], [b, k, d] -> [b, heads, q, k]}: softmax of scaled dot products. */
  private NDArray weights(NDArray from, NDArray to, NDArray toMask, String name) {
    long b = toMask.getShape().get(0);
    long k = toMask.getShape().get(1);
    NDArray query = heads(layers.linear(from, name + ".query"));
    NDArray key = heads(layers.linear(to, name + ".key"));
    double scale = 1 / Math.sqrt((double) config.fusionDim() / config.fusionHeads());
    NDArray scores = Factor.times(query.matMul(key.transpose(0, 1, 3, 2)), scale);
    return AlignmentNet.masked(scores, toMask.reshape(b, 1, 1, k)).softmax(3);
  }

  /** {@code [b, heads, q, k], [b, k, d] -> [b, q, d]}. */
  private NDArray mix(NDArray attention, NDArray to, String name) {
    NDArray value = heads(layers.linear(to, name + ".value"));
    // [b, heads, q, d/heads] -> [b, q, heads, d/heads] -> [b, q, d]
    NDArray mixed = layers.dropout(attention, DROPOUT).matMul(value).transpose(0, 2, 1, 3);
    Shape s = mixed.getShape();
    return layers.dropout(
        layers.linear(mixed.reshape(s.get(0), s.get(1), config.fusionDim()), name + ".out"),
        DROPOUT);
  }

  private NDArray mlp(NDArray x, String name) {
    NDArray hidden =
        layers.gelu(layers.linear(layers.layerNorm(x, name + ".mlp.norm"), name + ".mlp.in"));
    return layers.dropout(layers.linear(hidden, name + ".mlp.out"), DROPOUT);
  }

  /** {@code [b, m, d] -> [b, heads, m, d/heads]}. */
  private NDArray heads(NDArray x) {
    Shape s = x.getShape();
    int h = config.fusionHeads();
    return x.reshape(s.get(0), s.get(1), h, s.get(2) / h).transpose(0, 2, 1, 3);
  }
}
