package dev.sightline.core.report.office;

import dev.sightline.core.figure.Figure;
import dev.sightline.core.figure.FigureFormat;
import dev.sightline.core.figure.FigureSize;
import dev.sightline.core.figure.FigureWriter;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.report.PaperFigures;
import dev.sightline.core.report.ReportBlock;
import dev.sightline.core.report.ReportDocument;
import dev.sightline.core.report.ReportStyle;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Figures as pictures: office programs show no other format everywhere. */
final class OfficeFigures {
  /** Fine enough for print at the size at which they stand. */
  private static final int DPI = 220;

  /** Where the header of a PNG has its width and height. */
  private static final int PNG_SIZE = 16;

  private OfficeFigures() {}

  /**
   * A picture and its size.
   *
   * @param png the file
   * @param width px
   * @param height px
   */
  record Png(byte[] png, int width, int height) {
    double aspect() {
      return (double) width / height;
    }
  }

  /**
   * The figure, as wide as that.
   *
   * @return empty if there is nothing to draw
   */
  static Optional<Png> of(
      ReportBlock.Artwork art, ReportDocument document, ReportStyle style, double widthMm)
      throws SightlineException {
    Optional<Figure> figure = PaperFigures.of(art.figure(), document.pictures(), style);
    if (figure.isEmpty()) {
      return Optional.empty();
    }
    byte[] png = FigureWriter.write(figure.get(), FigureFormat.PNG, new FigureSize(widthMm, DPI));
    ByteBuffer header = ByteBuffer.wrap(png);
    return Optional.of(
        new Png(png, header.getInt(PNG_SIZE), header.getInt(PNG_SIZE + Integer.BYTES)));
  }
}
