package dev.sightline.core.figure;

/** Takes colours out of a picture at another size. Alpha counts as weight. Pure. */
final class Resampler {
  private final Raster picture;
  private final boolean smooth;

  /**
   * @param smooth whether enlarged pixels run into each other
   */
  Resampler(Raster picture, boolean smooth) {
    this.picture = picture;
    this.smooth = smooth;
  }

  /** The mean colour of a part of the picture, whose edges are 0 and 1; ARGB. */
  int mean(double x0, double y0, double x1, double y1) {
    double w = (x1 - x0) * picture.width();
    double h = (y1 - y0) * picture.height();
    if (w > 1 || h > 1) {
      return area(x0, y0, x1, y1);
    }
    double x = (x0 + x1) / 2 * picture.width();
    double y = (y0 + y1) / 2 * picture.height();
    return smooth
        ? bilinear(x - 0.5, y - 0.5)
        : picture.at(
            Math.min((int) x, picture.width() - 1), Math.min((int) y, picture.height() - 1));
  }

  private int area(double x0, double y0, double x1, double y1) {
    int fromX = (int) (x0 * picture.width());
    int fromY = (int) (y0 * picture.height());
    int toX = Math.clamp((int) Math.ceil(x1 * picture.width()), fromX + 1, picture.width());
    int toY = Math.clamp((int) Math.ceil(y1 * picture.height()), fromY + 1, picture.height());
    Mixture mixture = new Mixture();
    for (int y = fromY; y < toY; y++) {
      for (int x = fromX; x < toX; x++) {
        mixture.add(picture.at(x, y), 1);
      }
    }
    return mixture.argb();
  }

  private int bilinear(double x, double y) {
    double gx = Math.clamp(x, 0, picture.width() - 1.0);
    double gy = Math.clamp(y, 0, picture.height() - 1.0);
    int left = (int) gx;
    int top = (int) gy;
    int right = Math.min(left + 1, picture.width() - 1);
    int bottom = Math.min(top + 1, picture.height() - 1);
    double fx = gx - left;
    double fy = gy - top;
    Mixture mixture = new Mixture();
    mixture.add(picture.at(left, top), (1 - fx) * (1 - fy));
    mixture.add(picture.at(right, top), fx * (1 - fy));
    mixture.add(picture.at(left, bottom), (1 - fx) * fy);
    mixture.add(picture.at(right, bottom), fx * fy);
    return mixture.argb();
  }

  /** A weighted mean of colours. */
  private static final class Mixture {
    private double weight;
    private double alpha;
    private double red;
    private double green;
    private double blue;

    void add(int argb, double share) {
      double a = share * (argb >>> 24);
      weight += share;
      alpha += a;
      red += a * (argb >> 16 & 0xFF);
      green += a * (argb >> 8 & 0xFF);
      blue += a * (argb & 0xFF);
    }

    int argb() {
      if (alpha == 0) {
        return 0;
      }
      return (int) Math.round(alpha / weight) << 24
          | (int) Math.round(red / alpha) << 16
          | (int) Math.round(green / alpha) << 8
          | (int) Math.round(blue / alpha);
    }
  }
}
