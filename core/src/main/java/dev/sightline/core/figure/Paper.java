package dev.sightline.core.figure;

import dev.sightline.core.colour.ColorMap;

/** What a figure is drawn on, with inks that can be read there. */
public enum Paper {
  /** White, for print. */
  LIGHT(0xFFFFFF, 0x1A1A1A, 0x595959, ColorMap.COOLWARM),
  /** Near black, for slides. */
  DARK(0x16181D, 0xECEDEF, 0xA9AEB7, ColorMap.BERLIN);

  private final int ground;
  private final int ink;
  private final int grey;
  private final ColorMap signed;

  Paper(int ground, int ink, int grey, ColorMap signed) {
    this.ground = ground;
    this.ink = ink;
    this.grey = grey;
    this.signed = signed;
  }

  /** {@code 0xrrggbb} of the ground. */
  public int ground() {
    return ground;
  }

  /** {@code 0xrrggbb} of labels: at least 12 : 1 against the ground (WCAG 2). */
  public int ink() {
    return ink;
  }

  /** {@code 0xrrggbb} of what matters less: at least 7 : 1 against the ground. */
  public int grey() {
    return grey;
  }

  /** The colours of signed scores, whose middle is quiet on this ground. */
  public ColorMap signed() {
    return signed;
  }
}
