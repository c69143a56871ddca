package dev.sightline.core.figure;

/**
 * How much of each pixel a closed outline covers, exactly: every edge adds its signed area to the
 * cells that it crosses, and a running sum over a row gives the coverage (Levien, font-rs, 2016).
 * Parts that overlap in the same direction count once. One thread.
 */
final class Coverage {
  /** A curve that is off by less than this is drawn as a line, px. */
  private static final double FLAT = 0.05;

  private final int left;
  private final int top;
  private final int width;
  private final int height;
  private final int stride;
  private final float[] cells;

  /** For outlines that lie within {@code [minX, maxX] × [minY, maxY]}, px. */
  Coverage(double minX, double minY, double maxX, double maxY) {
    left = (int) Math.floor(minX);
    top = (int) Math.floor(minY);
    width = Math.max(1, (int) Math.ceil(maxX) - left);
    height = Math.max(1, (int) Math.ceil(maxY) - top);
    stride = width + 2;
    cells = new float[stride * height];
  }

  int left() {
    return left;
  }

  int top() {
    return top;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** Adds a quadratic curve. */
  void curve(double x0, double y0, double cx, double cy, double x1, double y1) {
    double dx = x0 - 2 * cx + x1;
    double dy = y0 - 2 * cy + y1;
    int n = (int) Math.ceil(Math.sqrt(Math.sqrt(dx * dx + dy * dy) / (4 * FLAT)));
    double fromX = x0;
    double fromY = y0;
    for (int i = 1; i <= n; i++) {
      double t = (double) i / n;
      double u = 1 - t;
      double x = u * u * x0 + 2 * u * t * cx + t * t * x1;
      double y = u * u * y0 + 2 * u * t * cy + t * t * y1;
      line(fromX, fromY, x, y);
      fromX = x;
      fromY = y;
    }
    if (n == 0) {
      line(x0, y0, x1, y1);
    }
  }

  /** Adds an edge. */
  void line(double ax, double ay, double bx, double by) {
    if (ay == by) {
      return;
    }
    boolean down = ay < by;
    double x = (down ? ax : bx) - left;
    double begin = (down ? ay : by) - top;
    double endX = (down ? bx : ax) - left;
    double end = (down ? by : ay) - top;
    double slope = (endX - x) / (end - begin);
    for (int row = (int) begin; row < Math.min(height, (int) Math.ceil(end)); row++) {
      double dy = Math.min(row + 1, end) - Math.max(row, begin);
      double next = x + slope * dy;
      span(row * stride, Math.min(x, next), Math.max(x, next), down ? dy : -dy);
      x = next;
    }
  }

  /** One row's part of an edge, from {@code x0} to {@code x1}, with its signed height. */
  private void span(int row, double from, double to, double d) {
    // rounding may carry an edge a hair out of the box
    double x0 = Math.clamp(from, 0.0, width);
    double x1 = Math.clamp(to, x0, width);
    int first = (int) x0;
    int last = (int) Math.ceil(x1);
    if (last <= first + 1) {
      double middle = (x0 + x1) / 2 - first;
      cells[row + first] += (float) (d * (1 - middle));
      cells[row + first + 1] += (float) (d * middle);
      return;
    }
    double share = 1 / (x1 - x0);
    double before = 0;
    for (int i = first; i <= last; i++) {
      double covered = 1;
      if (i < last) {
        double a = Math.max(x0, i);
        double b = Math.min(x1, i + 1);
        // what the edge has passed covers the whole pixel, what it passes here the part behind it
        covered = share * (a - x0 + (b - a) * (i + 1 - (a + b) / 2));
      }
      cells[row + i] += (float) (d * (covered - before));
      before = covered;
    }
  }

  /** Coverage of the pixels of a row, 0..1, into {@code out}. */
  void row(int y, float[] out) {
    float sum = 0;
    for (int x = 0; x < width; x++) {
      sum += cells[y * stride + x];
      out[x] = Math.min(1, Math.abs(sum));
    }
  }
}
