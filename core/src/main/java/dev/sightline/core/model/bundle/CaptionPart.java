package dev.sightline.core.model.bundle;

import dev.sightline.core.model.CaptionConfig;
import dev.sightline.core.model.CaptionStyle;
import dev.sightline.core.tensor.TensorFile;

/**
 * The caption decoder of a bundle, in Java memory. Immutable.
 *
 * @param language of its captions (ISO 639-1)
 * @param config sizes and words
 * @param weights by the names of {@link dev.sightline.core.model.CaptionNet}; all finite
 */
public record CaptionPart(String language, CaptionConfig config, TensorFile weights) {
  /**
   * The way in which videos are described: as videos are, where the captions of some were learned
   * from, which is in English alone; else as photographs are.
   */
  public CaptionStyle videoStyle() {
    return language.equals("en") ? CaptionStyle.VIDEO : CaptionStyle.PHOTOGRAPH;
  }
}
