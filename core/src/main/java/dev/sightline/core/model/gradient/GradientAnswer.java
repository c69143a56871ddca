package dev.sightline.core.model.gradient;

import java.util.List;

/**
 * A number that the model says and its gradient. The arrays are not to be written to.
 *
 * @param value the number: a logit, or the text–video score
 * @param logits of the head {@code [labels]}; empty for the score
 * @param embeddings {@code [n, textDim]}; empty if the text is absent
 * @param cells {@code [c, channels]}
 * @param maps in the order in which the model uses them; empty if not asked for
 */
public record GradientAnswer(
    float value, float[] logits, float[] embeddings, float[] cells, List<MapGradient> maps) {
  public GradientAnswer {
    maps = List.copyOf(maps);
  }
}
