package dev.sightline.core.model;

import java.util.Map;

/**
 * What a model says when parts of its input are hidden.
 *
 * @param logits for each head {@code [labels]}; not to be written to
 * @param output the same after the softmax, and all else; without maps if they were not asked for
 */
public record MaskedOutput(Map<String, float[]> logits, ModelOutput output) {
  public MaskedOutput {
    logits = Map.copyOf(logits);
  }
}
