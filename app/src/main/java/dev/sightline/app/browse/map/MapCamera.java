package dev.sightline.app.browse.map;

/**
 * Which part of the plane is seen, and how large.
 *
 * @param x what lies in the middle of the view
 * @param y what lies in the middle of the view; upwards
 * @param scale px for 1
 */
record MapCamera(double x, double y, double scale) {
  private static final double MARGIN = 0.9;

  /**
   * A camera that sees all of a part of the plane.
   *
   * @param width of the view, px
   * @param height of the view, px
   */
  static MapCamera on(
      double minX, double maxX, double minY, double maxY, double width, double height) {
    double spanX = Math.max(maxX - minX, 1e-6);
    double spanY = Math.max(maxY - minY, 1e-6);
    return new MapCamera(
        (minX + maxX) / 2,
        (minY + maxY) / 2,
        MARGIN * Math.max(1, Math.min(width / spanX, height / spanY)));
  }

  /** Where a point is seen, px from the left. */
  double left(double pointX, double width) {
    return width / 2 + (pointX - x) * scale;
  }

  /** Where a point is seen, px from the top. */
  double top(double pointY, double height) {
    return height / 2 - (pointY - y) * scale;
  }

  /** Nearer or farther, while what is seen at a place stays there. */
  MapCamera zoomed(double factor, double left, double top, double width, double height) {
    double next = scale * factor;
    double overX = (left - width / 2) / scale;
    double overY = -(top - height / 2) / scale;
    return new MapCamera(x + overX - overX * scale / next, y + overY - overY * scale / next, next);
  }

  /** Moved by so many px. */
  MapCamera moved(double right, double down) {
    return new MapCamera(x - right / scale, y + down / scale, scale);
  }
}
