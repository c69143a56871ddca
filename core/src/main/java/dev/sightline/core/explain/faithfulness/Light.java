package dev.sightline.core.explain.faithfulness;

/** The verdict in one word. */
public enum Light {
  /** Every measure that counts was taken, none failed, and most passed. */
  GREEN,
  /** Mixed, or not all that counts was tested. */
  YELLOW,
  /** The map does worse than chance, or does not hang on the model. */
  RED,
  /** Nothing that asks the model was tested. */
  GREY
}
