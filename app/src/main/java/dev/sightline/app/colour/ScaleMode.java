package dev.sightline.app.colour;

/** What the top of the colour scale stands for. */
public enum ScaleMode {
  /** The largest value of all that is shown. */
  WHOLE_MAP,
  /** The largest value of each row: rows cannot be compared with each other. */
  PER_ROW,
  /** Always 1: maps can be compared with each other. */
  FIXED;

  /**
   * The value that gets the top colour.
   *
   * @param rowMax largest value of the row
   * @param mapMax largest value of the map
   */
  public double top(double rowMax, double mapMax) {
    return switch (this) {
      case WHOLE_MAP -> mapMax;
      case PER_ROW -> rowMax;
      case FIXED -> 1;
    };
  }
}
