package dev.sightline.app.attention;

/**
 * Where the parts of the matrix lie on the screen: pure, in px. Columns lie on an axis of extent
 * {@code extent} (s on the time line, or a count of tokens), of which the part from {@code from} to
 * {@code from + span} fills the plot's width.
 *
 * @param plotX left edge of the cells
 * @param plotY top edge of the cells
 * @param plotWidth width in which cells are seen
 * @param plotHeight height in which cells are seen
 * @param rowHeight height of one row
 * @param scrollY px of rows that are scrolled out at the top
 * @param axis what part of the axis is seen
 */
public record MatrixGeometry(
    double plotX,
    double plotY,
    double plotWidth,
    double plotHeight,
    double rowHeight,
    double scrollY,
    AxisWindow axis) {

  /** Px from the left edge of the view to where {@code at} lies on the axis. */
  public double x(double at) {
    return plotX + (at - axis.from()) / axis.span() * plotWidth;
  }

  /** Where on the axis a px lies; may be outside of it. */
  public double axisAt(double x) {
    return axis.from() + (x - plotX) / plotWidth * axis.span();
  }

  /** Top edge of a row. */
  public double y(int row) {
    return plotY + row * rowHeight - scrollY;
  }

  /** The row at a px, which may not exist; -1 outside of the plot. */
  public int rowAt(double y) {
    return y < plotY || y >= plotY + plotHeight
        ? -1
        : (int) Math.floor((y - plotY + scrollY) / rowHeight);
  }

  /** True if the px lies over the cells' columns. */
  public boolean overColumns(double x) {
    return x >= plotX && x < plotX + plotWidth;
  }

  /** The first row of which something is seen. */
  public int firstRow() {
    return (int) Math.floor(scrollY / rowHeight);
  }

  /** One past the last row of which something is seen, of {@code rows}. */
  public int endRow(int rows) {
    return Math.min(rows, (int) Math.ceil((scrollY + plotHeight) / rowHeight));
  }

  /** How far the rows can be scrolled, px. */
  public double maxScroll(int rows) {
    return Math.max(0, rows * rowHeight - plotHeight);
  }

  /** How far to scroll, px, so that a row is seen; as now if it is. */
  public double scrollShowing(int row) {
    double top = row * rowHeight;
    // zoomed in, a row may be higher than what is seen
    return Math.clamp(scrollY, Math.min(top, top + rowHeight - plotHeight), top);
  }
}
