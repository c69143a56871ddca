package dev.sightline.core.analysis;

import dev.sightline.core.model.Side;
import dev.sightline.core.text.TokenizedText;

/**
 * Which sides a mask leaves.
 *
 * @param text whether a token that stands for characters is visible
 * @param video whether a cell is
 */
record Sides(boolean text, boolean video) {
  /**
   * @throws IllegalArgumentException if the mask is not one of these
   */
  static Sides of(Mask mask, TokenizedText words, int cells) {
    int tokens = words.tokens().size();
    if (mask.tokenCount() != tokens || mask.cellCount() != cells) {
      throw new IllegalArgumentException(mask + " for " + tokens + " tokens, " + cells + " cells");
    }
    boolean text = false;
    for (int i = 0; i < tokens; i++) {
      text |= !words.tokens().get(i).isSpecial() && !mask.isTokenHidden(i);
    }
    return new Sides(text, mask.cellsHidden() < cells);
  }

  /** What the model was calibrated for; without anything there is no better choice than both. */
  Side side() {
    return text == video ? Side.BOTH : text ? Side.TEXT : Side.VIDEO;
  }

  /** True if there is something to look at. */
  boolean isSomething() {
    return text || video;
  }
}
