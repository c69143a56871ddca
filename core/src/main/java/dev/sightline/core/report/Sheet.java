package dev.sightline.core.report;

/** Size of the paper, upright. */
public enum Sheet {
  A4("a4", 595.28, 841.89),
  /** 8.5 × 11 inch. */
  LETTER("letter", 612, 792);

  private final String key;
  private final double width;
  private final double height;

  Sheet(String key, double width, double height) {
    this.key = key;
    this.width = width;
    this.height = height;
  }

  /** Stable name in templates and commands. */
  public String key() {
    return key;
  }

  /** Points, 1/72 inch. */
  public double width() {
    return width;
  }

  /** Points, 1/72 inch. */
  public double height() {
    return height;
  }
}
