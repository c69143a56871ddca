package dev.sightline.core.figure;

/** What a figure can be written as. */
public enum FigureFormat {
  /** Vectors for the web and for drawing programs; letters embedded as a web font. */
  SVG,
  /** Vectors for papers; letters embedded. */
  PDF,
  /** Pixels. */
  PNG;

  /** What the file's name ends with, with the dot. */
  public String ending() {
    return switch (this) {
      case SVG -> ".svg";
      case PDF -> ".pdf";
      case PNG -> ".png";
    };
  }
}
