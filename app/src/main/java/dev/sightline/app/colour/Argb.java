package dev.sightline.app.colour;

import javafx.scene.paint.Color;

/** From packed colours to JavaFX's. */
public final class Argb {
  private Argb() {}

  /** The colour of an opaque ARGB value. */
  public static Color color(int argb) {
    return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
  }
}
