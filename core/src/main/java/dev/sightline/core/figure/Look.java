package dev.sightline.core.figure;

import dev.sightline.core.colour.ColorMap;
import dev.sightline.core.colour.ColorScale;
import dev.sightline.core.colour.ScaleMode;
import dev.sightline.core.words.Wording;

/**
 * The colours of a figure, and its language.
 *
 * @param map of weights, a sequential one; signed scores have their own
 * @param mode what the top of the scale stands for
 * @param paper what it is drawn on
 * @param words the language of its legend and caption
 */
public record Look(ColorMap map, ScaleMode mode, Paper paper, Wording words) {
  /**
   * @throws IllegalArgumentException if the map is a diverging one
   */
  public Look {
    if (map.isDiverging()) {
      throw new IllegalArgumentException(map.key() + " is for signed scores");
    }
  }

  /** In English. */
  public Look(ColorMap map, ScaleMode mode, Paper paper) {
    this(map, mode, paper, Wording.ENGLISH);
  }

  /** On white paper, in English. */
  public Look(ColorMap map, ScaleMode mode) {
    this(map, mode, Paper.LIGHT);
  }

  /** The scale of a whole figure, or in {@link ScaleMode#PER_ROW} of one row. */
  ColorScale scale(boolean signed, double strongest) {
    double max = mode == ScaleMode.FIXED ? 1 : strongest;
    return signed ? ColorScale.signed(paper.signed(), max) : ColorScale.unsigned(map, max);
  }
}
