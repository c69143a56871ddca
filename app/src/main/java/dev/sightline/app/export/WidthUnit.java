package dev.sightline.app.export;

/** In what a figure's width is given. */
public enum WidthUnit {
  /** Millimetres on paper. */
  MM,
  /** Pixels at the chosen resolution. */
  PX
}
