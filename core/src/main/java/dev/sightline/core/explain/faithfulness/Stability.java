package dev.sightline.core.explain.faithfulness;

import java.util.Optional;

/**
 * What a map becomes when the video's features get a little noise and the text stays.
 *
 * @param similarity of the noisy maps to the first one; empty if they cannot be compared
 * @param maxSensitivity see {@link FeatureNoise#maxSensitivity}; at least 0
 * @param noise standard deviation of the noise against that of the features
 */
public record Stability(Optional<Similarity> similarity, double maxSensitivity, double noise) {}
