package dev.sightline.core.figure;

import dev.sightline.core.problem.SightlineException;

/**
 * Writes figures. The same figure gives the same bytes on every machine. Stateless and thread-safe;
 * takes some tenths of a second, so never on the FX thread.
 */
public final class FigureWriter {
  private FigureWriter() {}

  /**
   * The file of a figure.
   *
   * @throws SightlineException if it would have more pixels than fit
   */
  public static byte[] write(Figure figure, FigureFormat format, FigureSize size)
      throws SightlineException {
    try (FigureFont font = FigureFont.open()) {
      Drawing drawing = figure.draw(size.points(), font);
      return switch (format) {
        case SVG -> SvgFigure.write(drawing, font);
        case PDF -> PdfFigure.write(drawing, font);
        case PNG -> PngFigure.write(drawing, size, font);
      };
    }
  }

  /**
   * The pixels of a figure, opaque.
   *
   * @throws SightlineException if there were more than fit
   */
  public static Raster paint(Figure figure, FigureSize size) throws SightlineException {
    try (FigureFont font = FigureFont.open()) {
      return PngFigure.paint(figure.draw(size.points(), font), size, font);
    }
  }
}
