package dev.sightline.core.report.markup;

import dev.sightline.core.figure.Figure;
import dev.sightline.core.figure.FigureFormat;
import dev.sightline.core.figure.FigureSize;
import dev.sightline.core.figure.FigureWriter;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.report.PaperFigures;
import dev.sightline.core.report.Picture;
import dev.sightline.core.report.ReportBlock;
import dev.sightline.core.report.ReportDocument;
import dev.sightline.core.report.ReportStyle;
import dev.sightline.core.report.ReportWords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes figures beside a text, each under a name of its own. One report; one thread. */
final class FigureFiles {
  /** Folder of the figures, beside the text. */
  static final String FOLDER = "figures";

  private final ReportDocument document;
  private final ReportStyle style;
  private final FigureFormat format;
  private final List<MarkupFile> files = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();

  FigureFiles(ReportDocument document, ReportStyle style, FigureFormat format) {
    this.document = document;
    this.style = style;
    this.format = format;
  }

  /**
   * Draws a figure.
   *
   * @param of the report or chapter that it stands in
   * @return its file, relative to the text; empty if there is nothing to draw
   */
  Optional<String> add(ReportBlock.Artwork art, ReportDocument of) throws SightlineException {
    Optional<Figure> figure = PaperFigures.of(art.figure(), of.pictures(), style);
    if (figure.isEmpty()) {
      return Optional.empty();
    }
    String name = FOLDER + "/" + free(art.name()) + format.ending();
    files.add(new MarkupFile(name, FigureWriter.write(figure.get(), format, FigureSize.PAGE)));
    return Optional.of(name);
  }

  /** The fixed words of the report. */
  ReportWords words() {
    return ReportWords.of(document);
  }

  /** The logo, if there is one. */
  Optional<String> logo() {
    return document
        .front()
        .logo()
        .map(
            logo -> {
              String ending = logo.mediaType().equals(Picture.JPEG) ? ".jpg" : ".png";
              String name = FOLDER + "/" + free("logo") + ending;
              files.add(new MarkupFile(name, logo.file()));
              return name;
            });
  }

  private String free(String wanted) {
    String name = wanted;
    for (int n = 2; !taken.add(name); n++) {
      name = wanted + "-" + n;
    }
    return name;
  }

  List<MarkupFile> files() {
    return List.copyOf(files);
  }
}
