package dev.sightline.core.figure;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;

/**
 * How wide a figure is on paper, and how fine its pixels are where it has any. Letters keep their
 * size whatever the width, as in a paper; the height follows from the content.
 *
 * @param widthMm mm, {@link #MIN_MM} to {@link #MAX_MM}
 * @param dpi pixels for each inch, {@link #MIN_DPI} to {@link #MAX_DPI}; counts for PNG only
 */
public record FigureSize(double widthMm, int dpi) {
  /** Narrower figures have no room for their labels, mm. */
  public static final double MIN_MM = 40;

  /** Wider than any poster, mm. */
  public static final double MAX_MM = 1500;

  public static final int MIN_DPI = 50;
  public static final int MAX_DPI = 1200;

  /** One column of most journals, at their usual resolution. */
  public static final FigureSize COLUMN = new FigureSize(88, 300);

  /** The width of a page of most journals. */
  public static final FigureSize PAGE = new FigureSize(180, 300);

  private static final double MM_PER_INCH = 25.4;
  private static final double POINTS_PER_INCH = 72;

  /**
   * @throws IllegalArgumentException if it is out of range; {@link #ofMm} says so in words
   */
  public FigureSize {
    if (!(widthMm >= MIN_MM && widthMm <= MAX_MM) || dpi < MIN_DPI || dpi > MAX_DPI) {
      throw new IllegalArgumentException(widthMm + " mm at " + dpi + " dpi");
    }
  }

  /**
   * A size that somebody typed.
   *
   * @throws SightlineException if it is out of range
   */
  public static FigureSize ofMm(double widthMm, int dpi) throws SightlineException {
    if (!(widthMm >= MIN_MM && widthMm <= MAX_MM)) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          Phrase.of("A figure is {0} to {1} mm wide.", Math.round(MIN_MM), Math.round(MAX_MM)));
    }
    if (dpi < MIN_DPI || dpi > MAX_DPI) {
      throw new SightlineException(
          Problem.UNSUPPORTED, Phrase.of("The resolution is {0} to {1} dpi.", MIN_DPI, MAX_DPI));
    }
    return new FigureSize(widthMm, dpi);
  }

  /**
   * A size in pixels that somebody typed.
   *
   * @throws SightlineException if the width on paper is out of range
   */
  public static FigureSize ofPixels(int width, int dpi) throws SightlineException {
    return ofMm(width * MM_PER_INCH / Math.max(1, dpi), dpi);
  }

  /** Width in points, 1/72 inch. */
  public double points() {
    return widthMm / MM_PER_INCH * POINTS_PER_INCH;
  }

  /** Pixels for each point. */
  double pixelsPerPoint() {
    return dpi / POINTS_PER_INCH;
  }

  /** What a PNG says of itself. */
  int pixelsPerMetre() {
    return (int) Math.round(dpi * 1000 / MM_PER_INCH);
  }
}
