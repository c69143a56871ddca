package dev.sightline.core.colour;

/** What the top of the colour scale stands for. */
public enum ScaleMode {
  /** The value farthest from 0 of all that is shown. */
  WHOLE_MAP,
  /** The same for each row by itself: rows cannot be compared with each other. */
  PER_ROW,
  /** Always 1: maps can be compared with each other. */
  FIXED
}
