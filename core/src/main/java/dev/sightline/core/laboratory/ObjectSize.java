package dev.sightline.core.laboratory;

import java.util.Locale;

/** Size of an object. */
public enum ObjectSize {
  SMALL(0.12),
  LARGE(0.18);

  private final double radius;

  ObjectSize(double radius) {
    this.radius = radius;
  }

  /** Share of the frame's side. */
  public double radius() {
    return radius;
  }

  /** The word in a sentence. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
