package dev.sightline.app.canvas;

/**
 * The room left and right of every time line, so that one moment lies under the other in all views
 * of the same width.
 */
public final class TimeGutters {
  /** Px left of a time line: labels of rows. */
  public static final double LEFT = 104;

  /** Px right of a time line: totals of rows. */
  public static final double RIGHT = 64;

  private TimeGutters() {}
}
