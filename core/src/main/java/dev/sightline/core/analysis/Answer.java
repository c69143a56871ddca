package dev.sightline.core.analysis;

import java.util.Map;

/**
 * What a model says of one text beside one video, some of it hidden.
 *
 * @param logits for each task head {@code [labels]}, as they leave the network; not to be written
 *     to. Classes of the image network ({@link ModelAnalyzer#OBJECTS}) are not among them
 * @param probabilities for each task head {@code [labels]}, calibrated for the sides that are
 *     visible, as the window shows them; not to be written to
 * @param score late-interaction score, a cosine in -1..1; NaN if one side is hidden whole
 */
public record Answer(Map<String, float[]> logits, Map<String, float[]> probabilities, float score) {
  public Answer {
    logits = Map.copyOf(logits);
    probabilities = Map.copyOf(probabilities);
  }
}
