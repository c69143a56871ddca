package dev.sightline.core.model;

import ai.djl.ndarray.NDArray;
import dev.sightline.core.tensor.Factor;

/**
 * Puts tokens and video cells into one space and compares them there.
 *
 * <p>A token {@code x} and a cell {@code v} are compared by their cosine {@code s(x, v)}; {@code a
 * = softmax_v(κ·s)} with a learned κ is the alignment map. The late-interaction score of a text and
 * a video is {@code ½ Σ_x g(x) Σ_v a(x,v)·s(x,v) + ½ Σ_v g(v) Σ_x a'(v,x)·s(x,v)}: the soft form of
 * FILIP's token-wise maximum (Yao et al., 2022, eq. 3–4), attending as SCAN does (Lee et al., 2018,
 * eq. 2), with learned importances {@code g} that sum to 1 in place of the mean. Beside it whole
 * texts and whole videos are compared by the cosine of pooled vectors.
 */
public final class AlignmentNet {
  private static final float TOKEN_DROPOUT = 0.1f;
  private static final float CELL_DROPOUT = 0.1f;
  private static final float HIDDEN_DROPOUT = 0.1f;

  /** Score added to what must get no attention; e^-10000 is 0 in float32. */
  private static final float MASKED = 1e4f;

  private final Layers layers;

  AlignmentNet(Layers layers) {
    this.layers = layers;
  }

  /** Makes the parameters, all called {@code align.*}. */
  static void init(ModelConfig c, ParameterInit init) {
    tower(init, "align.token", c.textDim(), 2 * c.alignDim(), c.alignDim());
    tower(init, "align.cell", c.videoChannels(), c.alignDim(), c.alignDim());
    tower(init, "align.text", c.textDim(), 2 * c.pooledDim(), c.pooledDim());
    tower(init, "align.video", c.videoChannels(), 2 * c.pooledDim(), c.pooledDim());
    init.linear("align.token.gate", c.textDim(), 1);
    init.linear("align.cell.gate", c.videoChannels(), 1);
    init.constant("align.attention.scale", (float) Math.log(15), 1);
    init.constant("align.late.scale", (float) Math.log(25), 1);
    init.constant("align.pooled.scale", (float) Math.log(15), 1);
  }

  private static void tower(ParameterInit init, String name, int in, int hidden, int out) {
    init.layerNorm(name + ".norm", in);
    init.linear(name + ".skip", in, out);
    init.linear(name + ".hidden", in, hidden);
    init.linear(name + ".out", hidden, out);
  }

  private NDArray tower(NDArray x, String name, float dropout) {
    NDArray in = layers.dropout(layers.layerNorm(x, name + ".norm"), dropout);
    NDArray hidden =
        layers.dropout(layers.gelu(layers.linear(in, name + ".hidden")), HIDDEN_DROPOUT);
    return layers.unit(layers.linear(in, name + ".skip").add(layers.linear(hidden, name + ".out")));
  }

  /** {@code [b, n, textDim] -> [b, n, alignDim]}, unit vectors. */
  public NDArray tokens(NDArray hidden) {
    return tower(hidden, "align.token", TOKEN_DROPOUT);
  }

  /** {@code [b, c, channels] -> [b, c, alignDim]}, unit vectors. */
  public NDArray cells(NDArray grid) {
    return tower(grid, "align.cell", CELL_DROPOUT);
  }

  /**
   * Learned importance of each token, {@code [b, n]}, 0 where masked, summing to 1.
   *
   * @param content {@code [b, n]}, 1 for tokens that are neither special nor padding
   */
  public NDArray tokenGates(NDArray hidden, NDArray content) {
    NDArray x = layers.layerNorm(hidden, "align.token.norm");
    return masked(layers.linear(x, "align.token.gate").squeeze(2), content).softmax(1);
  }

  /**
   * Learned importance of each cell, {@code [b, c]}, summing to 1.
   *
   * @param present {@code [b, c]}, 1 for cells that are no padding
   */
  public NDArray cellGates(NDArray grid, NDArray present) {
    NDArray x = layers.layerNorm(grid, "align.cell.norm");
    return masked(layers.linear(x, "align.cell.gate").squeeze(2), present).softmax(1);
  }

  /**
   * A whole text as one unit vector, {@code [b, n, textDim] -> [b, pooledDim]}.
   *
   * @param mask {@code [b, n]}, 1 for tokens that are no padding
   */
  public NDArray text(NDArray hidden, NDArray mask) {
    return tower(maskedMean(hidden, mask), "align.text", TOKEN_DROPOUT);
  }

  /** A whole video as one unit vector, {@code [b, c, channels] -> [b, pooledDim]}. */
  public NDArray video(NDArray grid, NDArray present) {
    return tower(maskedMean(grid, present), "align.video", CELL_DROPOUT);
  }

  /** κ·s of every token with every cell of one text and one video, {@code [n, c]}. */
  public NDArray scaledScores(NDArray tokens, NDArray cells) {
    NDArray s = tokens.matMul(cells.transpose());
    return s.mul(layers.exp("align.attention.scale", s));
  }

  /**
   * The maps of texts, each with its own video: softmax over the cells of κ·s.
   *
   * @param hidden {@code [b, n, textDim]}
   * @param grid {@code [b, c, channels]}
   * @return {@code [b, n, c]}
   */
  public NDArray maps(NDArray hidden, NDArray grid) {
    return attention(tokens(hidden), cells(grid));
  }

  /**
   * As {@link #maps}, of unit vectors.
   *
   * @param tokens {@code [b, n, d]}
   * @param cells {@code [b, c, d]}
   * @return {@code [b, n, c]}
   */
  public NDArray attention(NDArray tokens, NDArray cells) {
    NDArray s = tokens.matMul(cells.transpose(0, 2, 1));
    return s.mul(layers.exp("align.attention.scale", s)).softmax(2);
  }

  /**
   * Late-interaction scores of every text with every video.
   *
   * @param tokens {@code [b, n, d]}
   * @param tokenGates {@code [b, n]}
   * @param content {@code [b, n]}
   * @param cells {@code [v, c, d]}
   * @param cellGates {@code [v, c]}
   * @param present {@code [v, c]}
   * @return {@code [b, v]}, each in -1..1
   */
  public NDArray late(
      NDArray tokens,
      NDArray tokenGates,
      NDArray content,
      NDArray cells,
      NDArray cellGates,
      NDArray present) {
    long b = tokens.getShape().get(0);
    long n = tokens.getShape().get(1);
    long d = tokens.getShape().get(2);
    long v = cells.getShape().get(0);
    long c = cells.getShape().get(1);
    // [b·n, d] x [d, v·c] -> [b·n, v·c]
    NDArray s = tokens.reshape(b * n, d).matMul(cells.reshape(v * c, d).transpose());
    NDArray kappa = layers.exp("align.attention.scale", s);
    NDArray scaled = s.mul(kappa);
    NDArray cellMask = present.reshape(1, v, c).sub(1).mul(MASKED);
    // text -> video: [b·n, v, c] -> [b, n, v] -> [b, v]
    NDArray s3 = s.reshape(b * n, v, c);
    NDArray toCells =
        layers.seen(
            AttentionStream.ALIGNMENT_TO_VIDEO,
            0,
            scaled.reshape(b * n, v, c).add(cellMask).softmax(2));
    NDArray text =
        toCells.mul(s3).sum(new int[] {2}).reshape(b, n, v).mul(tokenGates.reshape(b, n, 1));
    NDArray textToVideo = text.sum(new int[] {1});
    // video -> text: [b, n, v·c] -> [b, v, c] -> [b, v]
    NDArray tokenMask = content.reshape(b, n, 1).sub(1).mul(MASKED);
    NDArray toTokens =
        layers.seen(
            AttentionStream.ALIGNMENT_TO_TEXT,
            0,
            scaled.reshape(b, n, v * c).add(tokenMask).softmax(1));
    NDArray video = toTokens.mul(s.reshape(b, n, v * c)).sum(new int[] {1}).reshape(b, v, c);
    NDArray videoToText = video.mul(cellGates.reshape(1, v, c)).sum(new int[] {2});
    return Factor.times(textToVideo.add(videoToText), 0.5);
  }

  /** Late-interaction scores as logits: times the learned scale. */
  public NDArray lateLogits(NDArray late) {
    return late.mul(layers.exp("align.late.scale", late));
  }

  /** Cosines of pooled texts {@code [b, d]} and videos {@code [v, d]} as logits {@code [b, v]}. */
  public NDArray pooledLogits(NDArray texts, NDArray videos) {
    NDArray s = texts.matMul(videos.transpose());
    return s.mul(layers.exp("align.pooled.scale", s));
  }

  static NDArray masked(NDArray scores, NDArray mask) {
    return scores.add(mask.sub(1).mul(MASKED));
  }

  /** {@code [b, m, d] -> [b, d]}: the mean of the rows whose mask is 1. */
  static NDArray maskedMean(NDArray x, NDArray mask) {
    long b = mask.getShape().get(0);
    long m = mask.getShape().get(1);
    NDArray weights = mask.div(mask.sum(new int[] {1}, true).maximum(1));
    // [b, 1, m] x [b, m, d] -> [b, 1, d]
    return weights.reshape(b, 1, m).matMul(x).squeeze(1);
  }
}
