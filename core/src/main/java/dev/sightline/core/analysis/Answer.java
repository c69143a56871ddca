package dev.sightline.core.analysis;

import java.util.Map;

/** Stand-in until branch whatif stands. */
public record Answer(
    Map<String, float[]> logits, Map<String, float[]> probabilities, float score) {}
