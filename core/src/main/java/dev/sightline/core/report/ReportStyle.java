package dev.sightline.core.report;

import dev.sightline.core.colour.ColorMap;
import dev.sightline.core.figure.Paper;

/**
 * How a report looks.
 *
 * @param sheet size of the pages of those formats that have pages
 * @param colours of weights, a sequential map; signed scores have their own
 * @param theme light, or dark for a screen; pages in a browser follow their reader
 * @param language of its fixed words
 */
public record ReportStyle(Sheet sheet, ColorMap colours, Paper theme, ReportLanguage language) {
  /** In English. */
  public ReportStyle(Sheet sheet, ColorMap colours, Paper theme) {
    this(sheet, colours, theme, ReportLanguage.ENGLISH);
  }

  /** On white A4, in viridis. */
  public static final ReportStyle USUAL = new ReportStyle(Sheet.A4, ColorMap.VIRIDIS, Paper.LIGHT);

  /**
   * @throws IllegalArgumentException if the map is a diverging one
   */
  public ReportStyle {
    if (colours.isDiverging()) {
      throw new IllegalArgumentException(colours.key() + " is for signed scores");
    }
  }
}
