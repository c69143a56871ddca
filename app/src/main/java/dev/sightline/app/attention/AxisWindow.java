package dev.sightline.app.attention;

/**
 * The part of an axis that is seen: {@code [from, from + span)} of {@code [0, extent)}. Pure.
 *
 * @param extent length of the whole axis, s or a count, greater than 0
 * @param from left edge, 0 or more
 * @param span length that is seen, greater than 0, not more than {@code extent}
 */
public record AxisWindow(double extent, double from, double span) {
  /** All of an axis. */
  public static AxisWindow all(double extent) {
    double e = extent > 0 ? extent : 1;
    return new AxisWindow(e, 0, e);
  }

  /**
   * Zooms so that what lies under {@code fixed} stays where it is.
   *
   * @param factor greater than 1 shows less of the axis
   * @param minSpan least length that may be seen
   */
  public AxisWindow zoom(double factor, double fixed, double minSpan) {
    double next = Math.clamp(span / factor, Math.min(minSpan, extent), extent);
    double share = (fixed - from) / span;
    return at(fixed - share * next, next);
  }

  /** Moves by {@code by}, as far as the axis goes. */
  public AxisWindow pan(double by) {
    return at(from + by, span);
  }

  /** Moves as little as needed for {@code [start, end)} to be seen. */
  public AxisWindow reveal(double start, double end) {
    if (start < from || end - start >= span) {
      return at(start, span);
    }
    return end > from + span ? at(end - span, span) : this;
  }

  /** True if only a part is seen. */
  public boolean isZoomed() {
    return span < extent * (1 - 1e-9);
  }

  private AxisWindow at(double wanted, double length) {
    return new AxisWindow(extent, Math.clamp(wanted, 0, extent - length), length);
  }
}
