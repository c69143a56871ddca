package dev.sightline.core.laboratory;

import java.util.Locale;

/** Outline of an object. */
public enum ObjectShape {
  CIRCLE {
    @Override
    boolean holds(double u, double v) {
      return u * u + v * v <= 1;
    }
  },
  SQUARE {
    @Override
    boolean holds(double u, double v) {
      return Math.max(Math.abs(u), Math.abs(v)) <= 0.8;
    }
  },
  TRIANGLE {
    @Override
    boolean holds(double u, double v) {
      // tip above, base at v = 0.75
      return v <= 0.75 && v >= -1 && Math.abs(u) <= 0.57 * (v + 1);
    }
  },
  CROSS {
    @Override
    boolean holds(double u, double v) {
      double a = Math.abs(u);
      double b = Math.abs(v);
      return Math.min(a, b) <= 0.3 && Math.max(a, b) <= 1;
    }
  };

  /** True inside the outline, in coordinates from -1 to 1, {@code v} downwards. */
  abstract boolean holds(double u, double v);

  /** The word in a sentence. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
