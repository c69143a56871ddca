package dev.sightline.app.attention.flow;

import dev.sightline.app.attention.AxisWindow;
import dev.sightline.app.attention.MatrixData;
import dev.sightline.app.canvas.TimeGutters;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where tokens, clips and links lie, px: tokens at the top, clips on their time line, or tokens, at
 * the bottom. Pure.
 *
 * @param data what is linked
 * @param plotX left edge of the time line
 * @param plotWidth its width
 * @param top where links begin
 * @param bottom where they end
 * @param height of the view
 * @param axis the part of the time line that is seen
 */
record FlowLayout(
    MatrixData data,
    double plotX,
    double plotWidth,
    double top,
    double bottom,
    double height,
    AxisWindow axis) {
  static final double STRIP = 40;
  private static final double LABELS = 64;
  private static final double GAP = 4;

  /** How far from a link the pointer still counts, px. */
  private static final double REACH = 5;

  private static final int STEPS = 24;

  static FlowLayout of(MatrixData data, double width, double height, AxisWindow time) {
    double below = data.onTimeLine() ? STRIP : LABELS;
    double bottom = Math.max(LABELS + 2 * GAP, height - below - GAP);
    double plotWidth = Math.max(1, width - TimeGutters.LEFT - TimeGutters.RIGHT);
    AxisWindow axis = data.onTimeLine() ? time : AxisWindow.all(data.extent());
    return new FlowLayout(data, TimeGutters.LEFT, plotWidth, LABELS + GAP, bottom, height, axis);
  }

  /** Px between neighbouring tokens. */
  double spacing() {
    return plotWidth / Math.max(1, data.rows().size());
  }

  /** Middle of a token. */
  double rowX(int row) {
    return plotX + (row + 0.5) * spacing();
  }

  /** Px of a place on the axis of columns. */
  double x(double at) {
    return plotX + (at - axis.from()) / axis.span() * plotWidth;
  }

  /** Middle of a clip or of a token at the bottom. */
  double columnX(int column) {
    MatrixData.Column c = data.columns().get(column);
    return x((c.start() + c.end()) / 2);
  }

  /** True if a link ends where something is seen. */
  boolean isSeen(Link link) {
    double x = columnX(link.column());
    return x >= plotX && x <= plotX + plotWidth;
  }

  /** The token at a point of the upper band, or -1. */
  int rowAt(double x, double y) {
    int row = (int) Math.floor((x - plotX) / spacing());
    return y <= top && row >= 0 && row < data.rows().size() ? row : -1;
  }

  /** The clip or token at a point of the lower band, or -1. */
  int columnAt(double x, double y) {
    boolean inside = y >= bottom && x >= plotX && x < plotX + plotWidth;
    return inside ? data.columnAt(axis.from() + (x - plotX) / plotWidth * axis.span()) : -1;
  }

  /** Index of the link nearest to a point, or -1 if none is near. */
  int linkAt(double x, double y, List<Link> links) {
    if (y <= top || y >= bottom) {
      return -1;
    }
    double t = solve((y - top) / (bottom - top));
    return IntStream.range(0, links.size())
        .filter(i -> isSeen(links.get(i)))
        .filter(i -> Math.abs(x(links.get(i), t) - x) <= REACH)
        .boxed()
        .min(java.util.Comparator.comparingDouble(i -> Math.abs(x(links.get(i), t) - x)))
        .orElse(-1);
  }

  /** Where a link is at its parameter: a cubic with upright ends. */
  private double x(Link link, double t) {
    double share = t * t * (3 - 2 * t);
    return rowX(link.row()) + share * (columnX(link.column()) - rowX(link.row()));
  }

  /** The parameter at which the cubic is at a share of its height. */
  private static double solve(double share) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < STEPS; i++) {
      double mid = (low + high) / 2;
      double y = 1.5 * mid * (1 - mid) + mid * mid * mid; // both control points at half height
      if (y < share) {
        low = mid;
      } else {
        high = mid;
      }
    }
    return (low + high) / 2;
  }
}
