package dev.sightline.core.figure;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.util.Arrays;
import org.apache.fontbox.ttf.GlyphDescription;

/**
 * Paints a drawing into pixels, with exact coverage at edges, and writes it as PNG. Needs neither a
 * display nor {@code java.awt}, and gives the same bytes on every machine. One thread.
 */
final class PngFigure {
  /** Memory of the painted picture stays below 200 MB. */
  private static final long MAX_PIXELS = 50_000_000;

  private static final int OPAQUE = 0xFF000000;
  private static final int ON_CURVE = 1;

  private final int width;
  private final int height;
  private final double scale;
  private final int[] pixels;
  private final FigureFont font;

  private PngFigure(int width, int height, double scale, int ground, FigureFont font) {
    this.width = width;
    this.height = height;
    this.scale = scale;
    this.font = font;
    this.pixels = new int[width * height];
    Arrays.fill(pixels, OPAQUE | ground);
  }

  /**
   * The file.
   *
   * @throws SightlineException if it would have more pixels than fit
   */
  static byte[] write(Drawing drawing, FigureSize size, FigureFont font) throws SightlineException {
    return PngEncoder.encode(
        paint(drawing, size, font), size.pixelsPerMetre(), font.printable(drawing.description()));
  }

  /** The pixels, opaque. */
  static Raster paint(Drawing drawing, FigureSize size, FigureFont font) throws SightlineException {
    double scale = size.pixelsPerPoint();
    long width = Math.max(1, Math.round(drawing.width() * scale));
    long height = Math.max(1, Math.round(drawing.height() * scale));
    if (width * height > MAX_PIXELS) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          Phrase.of(
              "A picture of {0} × {1} pixels is too large: choose a smaller width or fewer "
                  + "dpi, or SVG or PDF.",
              width, height));
    }
    PngFigure figure = new PngFigure((int) width, (int) height, scale, drawing.ground(), font);
    for (Mark mark : drawing.marks()) {
      figure.paint(mark);
    }
    return new Raster(figure.width, figure.height, figure.pixels);
  }

  private void paint(Mark mark) {
    switch (mark) {
      case Mark.Box b ->
          polygon(
              b.rgb(),
              b.x(),
              b.y(),
              b.x() + b.width(),
              b.y(),
              b.x() + b.width(),
              b.y() + b.height(),
              b.x(),
              b.y() + b.height());
      case Mark.Stroke s -> {
        for (int i = 1; i < s.points().size(); i++) {
          segment(s.points().get(i - 1), s.points().get(i), s.width() / 2, s.rgb());
        }
      }
      case Mark.Words w -> words(w);
      case Mark.Bitmap b -> bitmap(b);
    }
  }

  private void segment(Mark.Point a, Mark.Point b, double half, int rgb) {
    double dx = b.x() - a.x();
    double dy = b.y() - a.y();
    double length = Math.hypot(dx, dy);
    if (length == 0) {
      return;
    }
    double nx = -dy / length * half;
    double ny = dx / length * half;
    polygon(
        rgb,
        a.x() + nx,
        a.y() + ny,
        b.x() + nx,
        b.y() + ny,
        b.x() - nx,
        b.y() - ny,
        a.x() - nx,
        a.y() - ny);
  }

  /** Fills a polygon of {@code x, y} pairs in points. */
  private void polygon(int rgb, double... xy) {
    double minX = Double.MAX_VALUE;
    double minY = Double.MAX_VALUE;
    double maxX = -Double.MAX_VALUE;
    double maxY = -Double.MAX_VALUE;
    for (int i = 0; i < xy.length; i += 2) {
      minX = Math.min(minX, xy[i] * scale);
      maxX = Math.max(maxX, xy[i] * scale);
      minY = Math.min(minY, xy[i + 1] * scale);
      maxY = Math.max(maxY, xy[i + 1] * scale);
    }
    Coverage coverage = new Coverage(minX, minY, maxX, maxY);
    for (int i = 0; i < xy.length; i += 2) {
      int next = (i + 2) % xy.length;
      coverage.line(xy[i] * scale, xy[i + 1] * scale, xy[next] * scale, xy[next + 1] * scale);
    }
    blend(coverage, rgb);
  }

  private void words(Mark.Words w) {
    double turn = Math.toRadians(w.degrees());
    double cos = Math.cos(turn);
    double sin = Math.sin(turn);
    FigureFont face = font.of(w.face());
    double length = face.width(w.text(), w.size());
    double pen =
        switch (w.anchor()) {
          case START -> 0;
          case MIDDLE -> -length / 2;
          case END -> -length;
        };
    for (int c : w.text().codePoints().toArray()) {
      double at = pen;
      double unit = w.size() / face.unitsPerEm();
      face.outline(c)
          .ifPresent(g -> letter(g, w.x() + at * cos, w.y() - at * sin, unit, cos, sin, w.rgb()));
      pen += face.advance(c) * w.size();
    }
  }

  /** One glyph with its origin at {@code (x, y)} in points. */
  private void letter(
      GlyphDescription glyph, double x, double y, double em, double cos, double sin, int rgb) {
    double unit = em * scale;
    int n = glyph.getPointCount();
    double[] px = new double[n];
    double[] py = new double[n];
    for (int i = 0; i < n; i++) {
      double gx = glyph.getXCoordinate(i) * unit;
      double gy = glyph.getYCoordinate(i) * unit;
      px[i] = x * scale + gx * cos - gy * sin;
      py[i] = y * scale - gx * sin - gy * cos;
    }
    Coverage coverage =
        new Coverage(
            Arrays.stream(px).min().orElse(0),
            Arrays.stream(py).min().orElse(0),
            Arrays.stream(px).max().orElse(0),
            Arrays.stream(py).max().orElse(0));
    int start = 0;
    for (int c = 0; c < glyph.getContourCount(); c++) {
      int end = glyph.getEndPtOfContours(c);
      contour(coverage, glyph, px, py, start, end);
      start = end + 1;
    }
    blend(coverage, rgb);
  }

  /**
   * TrueType: between two control points off the curve lies, unsaid, one on it, half way (OpenType
   * specification, “glyf”).
   */
  private static void contour(
      Coverage out, GlyphDescription glyph, double[] px, double[] py, int start, int end) {
    int n = end - start + 1;
    int first = start;
    while (first <= end && !isOn(glyph, first)) {
      first++;
    }
    double x;
    double y;
    if (first > end) {
      first = start;
      x = (px[start] + px[end]) / 2;
      y = (py[start] + py[end]) / 2;
    } else {
      x = px[first];
      y = py[first];
      first++;
    }
    double beginX = x;
    double beginY = y;
    for (int k = 0; k < n; k++) {
      int i = start + (first - start + k) % n;
      if (isOn(glyph, i)) {
        out.line(x, y, px[i], py[i]);
        x = px[i];
        y = py[i];
      } else {
        int next = start + (i - start + 1) % n;
        boolean on = isOn(glyph, next);
        double toX = on ? px[next] : (px[i] + px[next]) / 2;
        double toY = on ? py[next] : (py[i] + py[next]) / 2;
        out.curve(x, y, px[i], py[i], toX, toY);
        x = toX;
        y = toY;
        k += on ? 1 : 0;
      }
    }
    out.line(x, y, beginX, beginY);
  }

  private static boolean isOn(GlyphDescription glyph, int point) {
    return (glyph.getFlags(point) & ON_CURVE) != 0;
  }

  private void blend(Coverage coverage, int rgb) {
    float[] row = new float[coverage.width()];
    for (int y = 0; y < coverage.height(); y++) {
      int py = coverage.top() + y;
      if (py < 0 || py >= height) {
        continue;
      }
      coverage.row(y, row);
      for (int x = 0; x < row.length; x++) {
        int px = coverage.left() + x;
        if (row[x] > 0 && px >= 0 && px < width) {
          int at = py * width + px;
          pixels[at] = mix(pixels[at], rgb, row[x]);
        }
      }
    }
  }

  private void bitmap(Mark.Bitmap b) {
    int x0 = Math.max(0, (int) Math.round(b.x() * scale));
    int y0 = Math.max(0, (int) Math.round(b.y() * scale));
    int x1 = Math.min(width, (int) Math.round((b.x() + b.width()) * scale));
    int y1 = Math.min(height, (int) Math.round((b.y() + b.height()) * scale));
    Resampler picture = new Resampler(b.raster(), b.smooth());
    for (int y = y0; y < y1; y++) {
      double fromY = (double) (y - y0) / (y1 - y0);
      double toY = (double) (y + 1 - y0) / (y1 - y0);
      for (int x = x0; x < x1; x++) {
        double fromX = (double) (x - x0) / (x1 - x0);
        double toX = (double) (x + 1 - x0) / (x1 - x0);
        int argb = picture.mean(fromX, fromY, toX, toY);
        int at = y * width + x;
        pixels[at] = mix(pixels[at], argb, (argb >>> 24) / 255.0);
      }
    }
  }

  private static int mix(int below, int above, double share) {
    return 0xFF000000
        | channel(below, above, 16, share) << 16
        | channel(below, above, 8, share) << 8
        | channel(below, above, 0, share);
  }

  private static int channel(int below, int above, int shift, double share) {
    int b = below >> shift & 0xFF;
    int a = above >> shift & 0xFF;
    return (int) Math.round(b + (a - b) * share);
  }
}
