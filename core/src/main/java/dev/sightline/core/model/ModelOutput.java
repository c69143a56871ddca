package dev.sightline.core.model;

import java.util.Map;

/**
 * What a model says of a whole video beside one text, in plain Java memory. The arrays are not to
 * be written to. Cells run in the order {@code [clip, h, w]}.
 *
 * @param alignment {@code [tokens, cells]}: softmax over the cells of the scaled cosines; empty if
 *     the text has no word
 * @param importance {@code [tokens]}: what the alignment learned that each token counts, summing to
 *     1, 0 for special and hidden ones; empty if the text has no word
 * @param lateScore late-interaction score, -1..1; not a number if the text has no word
 * @param probabilities for each head {@code [labels]}
 * @param textToVideo {@code [layers, heads, tokens, cells]}; empty if the text has no word
 * @param videoToText {@code [layers, heads, cells, tokens]}; empty if the text has no word
 * @param plainText {@code [textDim]}: the text's part of the pooled vector that the text alone
 *     decides; empty if the text has no word
 * @param plainVideo {@code [channels]}: the same of the video
 */
public record ModelOutput(
    float[] alignment,
    float[] importance,
    float lateScore,
    Map<String, float[]> probabilities,
    float[] textToVideo,
    float[] videoToText,
    float[] plainText,
    float[] plainVideo) {
  public ModelOutput {
    probabilities = Map.copyOf(probabilities);
  }
}
