package dev.sightline.app.export;

import dev.sightline.app.i18n.Messages;
import dev.sightline.core.figure.FigureFormat;
import dev.sightline.core.figure.Paper;
import dev.sightline.core.numbers.NumbersFormat;

/** What the choices of an export are called. Pure. */
public final class ExportNames {
  private ExportNames() {}

  static String content(ExportContent content) {
    return Messages.text(
        switch (content) {
          case MATRIX -> "export.content.matrix";
          case WORD -> "export.content.word";
          case CLIP -> "export.content.clip";
          case PICTURE -> "export.content.picture";
          case HEADS -> "export.content.heads";
          case FLOW -> "export.content.flow";
          case LANES -> "export.content.lanes";
        });
  }

  /** For numbers: places instead of a picture. */
  static String numbers(ExportContent content) {
    return content == ExportContent.PICTURE
        ? Messages.text("export.content.places")
        : content(content);
  }

  /** What a kind of figure is called. */
  public static String format(FigureFormat format) {
    return Messages.text(
        switch (format) {
          case SVG -> "export.format.svg";
          case PDF -> "export.format.pdf";
          case PNG -> "export.format.png";
        });
  }

  /** What a kind of file for numbers is called. */
  public static String format(NumbersFormat format) {
    return Messages.text(
        switch (format) {
          case CSV -> "export.format.csv";
          case JSON -> "export.format.json";
          case NPZ -> "export.format.npz";
        });
  }

  static String paper(Paper paper) {
    return Messages.text(
        switch (paper) {
          case LIGHT -> "export.paper.light";
          case DARK -> "export.paper.dark";
        });
  }

  static String unit(WidthUnit unit) {
    return Messages.text(
        switch (unit) {
          case MM -> "export.unit.mm";
          case PX -> "export.unit.px";
        });
  }
}
