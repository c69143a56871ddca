package dev.sightline.core.model.script;

import dev.sightline.core.tensor.FloatTensor;
import java.util.Map;
import java.util.Optional;

/**
 * What an imported model says of a video beside a text.
 *
 * @param logits for each head {@code [labels]}
 * @param score a cosine of text and video, -1..1; not a number if the model gives none
 * @param attention the maps that it gives, each row a distribution; {@code alignment} is {@code [1,
 *     1, tokens, cells]}
 */
public record ScriptOutput(
    Map<String, float[]> logits, float score, Map<ScriptMap, FloatTensor> attention) {
  public ScriptOutput {
    logits = Map.copyOf(logits);
    attention = Map.copyOf(attention);
  }

  /** One of the maps, if the model gives it. */
  public Optional<FloatTensor> map(ScriptMap map) {
    return Optional.ofNullable(attention.get(map));
  }
}
