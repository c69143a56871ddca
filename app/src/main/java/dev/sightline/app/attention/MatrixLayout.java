package dev.sightline.app.attention;

import dev.sightline.app.canvas.TimeGutters;

/**
 * How the parts of the view share its height, px. Pure.
 *
 * @param headerHeight thumbnails of clips, or labels of token columns, at the top
 * @param geometry where the cells lie
 * @param coursesY top edge of the course of classes
 * @param coursesHeight its height; 0 if it is not wanted, or the view too low for it
 */
public record MatrixLayout(
    double headerHeight, MatrixGeometry geometry, double coursesY, double coursesHeight) {
  private static final double THUMBNAILS = 40;
  private static final double TOKEN_LABELS = 72;
  private static final double GAP = 2;
  private static final double MIN_ROW = 18;
  private static final double MAX_ROW = 26;

  /** Rows that a low view shows before it shows the course of classes, which the lanes have too. */
  private static final int ROWS_FIRST = 4;

  private static final double MIN_COURSES = 64;
  private static final double MAX_COURSES = 120;
  private static final double COURSES_GAP = 10;
  private static final double MAX_TOKEN_COLUMN = 48;
  private static final double MIN_SQUARE = 4;

  /**
   * Shares a view of {@code width × height} px.
   *
   * @param scrollY px of rows wanted out at the top; taken as far as there are rows
   * @param courses whether the course of classes is wanted
   */
  public static MatrixLayout of(
      MatrixData data,
      double width,
      double height,
      AxisWindow axis,
      double scrollY,
      boolean courses) {
    double header = data.onTimeLine() ? THUMBNAILS : TOKEN_LABELS;
    double plotWidth = Math.max(1, width - TimeGutters.LEFT - TimeGutters.RIGHT);
    double top = header + GAP;
    int rows = Math.max(1, data.rows().size());
    double needed = top + Math.min(rows, ROWS_FIRST) * MIN_ROW + MIN_COURSES + COURSES_GAP;
    boolean lines = courses && data.onTimeLine() && height >= needed;
    double below = lines ? MIN_COURSES + COURSES_GAP : 0;
    double room = Math.max(MIN_ROW, height - top - below);
    double row;
    double span = axis.span();
    if (data.onTimeLine() || data.traits().transposed()) {
      row = Math.clamp(Math.floor(room / rows), MIN_ROW, MAX_ROW);
    } else {
      row = Math.max(MIN_SQUARE, Math.min(plotWidth / span, MAX_ROW * axis.extent() / span));
      plotWidth = Math.min(plotWidth, row * span);
    }
    if (data.traits().transposed()) {
      plotWidth = Math.min(plotWidth, MAX_TOKEN_COLUMN * axis.extent());
    }
    double plotHeight = Math.min(room, rows * row);
    double scroll = Math.clamp(scrollY, 0, Math.max(0, rows * row - plotHeight));
    MatrixGeometry geometry =
        new MatrixGeometry(TimeGutters.LEFT, top, plotWidth, plotHeight, row, scroll, axis);
    double coursesY = top + plotHeight + COURSES_GAP;
    double coursesHeight = lines ? Math.clamp(height - coursesY, 0, MAX_COURSES) : 0;
    return new MatrixLayout(header, geometry, coursesY, coursesHeight);
  }
}
