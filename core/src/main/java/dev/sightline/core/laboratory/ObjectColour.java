package dev.sightline.core.laboratory;

import java.util.Locale;

/** Colour of an object. */
public enum ObjectColour {
  RED(225, 45, 40),
  GREEN(50, 185, 70),
  BLUE(50, 90, 230),
  YELLOW(235, 210, 50),
  PURPLE(170, 60, 200),
  WHITE(245, 245, 245);

  private final int rgb;

  ObjectColour(int red, int green, int blue) {
    this.rgb = red << 16 | green << 8 | blue;
  }

  /** {@code 0xRRGGBB}. */
  public int rgb() {
    return rgb;
  }

  /** The word in a sentence. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
