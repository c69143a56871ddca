package dev.sightline.app.attention;

/**
 * What the colours of a view stand for.
 *
 * @param unit what the values are, with their unit
 * @param help the same at length
 * @param bottom value of the first colour
 * @param top value of the last colour
 * @param signed whether the colours are those of signed scores
 */
public record LegendText(String unit, String help, String bottom, String top, boolean signed) {
  /** Nothing is shown. */
  public static final LegendText NONE = new LegendText("", "", "", "", false);
}
