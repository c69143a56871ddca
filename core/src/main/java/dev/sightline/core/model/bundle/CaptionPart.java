package dev.sightline.core.model.bundle;

import dev.sightline.core.model.CaptionConfig;
import dev.sightline.core.tensor.TensorFile;

/**
 * The caption decoder of a bundle, in Java memory. Immutable.
 *
 * @param language of its captions (ISO 639-1)
 * @param config sizes and words
 * @param weights by the names of {@link dev.sightline.core.model.CaptionNet}; all finite
 */
public record CaptionPart(String language, CaptionConfig config, TensorFile weights) {}
