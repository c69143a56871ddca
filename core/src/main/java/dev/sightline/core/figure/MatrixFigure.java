package dev.sightline.core.figure;

import dev.sightline.core.colour.ColorScale;
import dev.sightline.core.colour.ScaleMode;
import dev.sightline.core.numbers.Scores;
import dev.sightline.core.numbers.Source;
import dev.sightline.core.words.Phrase;
import java.util.List;

/**
 * Tokens × clips on the time line, or tokens × tokens, in colour with legend and caption.
 *
 * @param scores the values
 * @param look the colours
 * @param source for the caption
 */
public record MatrixFigure(Scores.Matrix scores, Look look, Source source) implements Figure {
  /** Rows are this high if there are few, points. */
  private static final double HIGH_ROW = 11;

  /** Rows share this height if there are many, but none is lower than {@link #LOW_ROW}. */
  private static final double MANY_ROWS = 560;

  private static final double LOW_ROW = 2.4;

  /** Below this, gaps between rows would take too much of them. */
  private static final double GAP_FROM = 6;

  private static final double SMALLEST_LETTERS = 4.5;

  /** Labels take at most this share of the width. */
  private static final double MOST_LABEL = 0.3;

  /** So that neighbours leave no seam where a viewer smooths edges, points. */
  private static final double OVERLAP = 0.3;

  /** With more cells, a file of rectangles would be slow to open. */
  private static final int MOST_BOXES = 20_000;

  private static final int MOST_PIXELS = 4096;

  /**
   * @throws IllegalArgumentException if there is no row or no column
   */
  public MatrixFigure {
    if (scores.rows().isEmpty() || scores.columns().count() == 0) {
      throw new IllegalArgumentException("a matrix without a cell");
    }
  }

  @Override
  public Drawing draw(double width, FigureFont font) {
    Sketch sketch = new Sketch(font, width, look.paper(), look.words());
    double row = Math.clamp(MANY_ROWS / scores.rows().size(), LOW_ROW, HIGH_ROW);
    double letters = Math.clamp(row * 0.72, SMALLEST_LETTERS, Sketch.TEXT);
    boolean perRow = look.mode() == ScaleMode.PER_ROW;
    double labels =
        scores.rows().stream().mapToDouble(t -> sketch.width(t.label(), letters)).max().orElse(0);
    double left = Sketch.PAD + Math.min(labels, MOST_LABEL * width) + 4;
    double right = width - Sketch.PAD - (perRow ? sketch.width("0.0000", letters) + 3 : 5);
    Columns columns = Columns.of(scores.columns(), left, right - left);
    double top = Sketch.PAD + columns.above(sketch) + (perRow ? Sketch.SMALL + 2 : 0);
    double bottom = top + row * scores.rows().size();
    cells(sketch, columns, top, row);
    labels(sketch, left, top, row, letters);
    if (perRow) {
      maxima(sketch, right, top, row, letters);
    }
    double below = columns.drawAxis(sketch, top, bottom);
    ColorScale key = look.scale(scores.signed(), scores.strongest());
    ColorKey.draw(sketch, left, below + 4, key, perRow, scores.hasGaps(), scores.unit());
    double end =
        sketch.paragraph(
            below + 4 + ColorKey.HEIGHT + 2,
            sketch.say(source.caption()),
            Sketch.SMALL,
            sketch.grey());
    return sketch.finish(end, sketch.say(source.method()), sketch.say(source.description()));
  }

  private ColorScale scale(int row) {
    return look.scale(
        scores.signed(),
        look.mode() == ScaleMode.PER_ROW ? scores.strongest(row) : scores.strongest());
  }

  private void cells(Sketch sketch, Columns columns, double top, double height) {
    int n = scores.columns().count();
    if ((long) n * scores.rows().size() > MOST_BOXES) {
      raster(sketch, columns, top, height);
      return;
    }
    double gap = height >= GAP_FROM ? Sketch.HAIR : -OVERLAP;
    for (int r = 0; r < scores.rows().size(); r++) {
      ColorScale scale = scale(r);
      int from = 0;
      double high = height - (r == scores.rows().size() - 1 ? 0 : gap);
      while (from < n) {
        float value = scores.at(r, from);
        double x = columns.left(from);
        int to = from + 1;
        if (Float.isNaN(value)) {
          sketch.nothing(x, top + r * height, columns.right(from) - x, high);
        } else {
          int rgb = scale.rgb(value);
          while (to < n && has(r, to) && scale.rgb(scores.at(r, to)) == rgb) {
            to++;
          }
          double end = columns.right(to - 1) + (to < n && has(r, to) ? OVERLAP : 0);
          sketch.box(x, top + r * height, end - x, high, rgb);
        }
        from = to;
      }
    }
  }

  private boolean has(int row, int column) {
    return !Float.isNaN(scores.at(row, column));
  }

  /** Each column of pixels shows the column of the matrix at its middle. */
  private void raster(Sketch sketch, Columns columns, double top, double height) {
    int n = scores.columns().count();
    int rows = scores.rows().size();
    double left = columns.left(0);
    double width = columns.right(n - 1) - left;
    int across = Math.clamp(4L * n, 1, MOST_PIXELS);
    int[] argb = new int[across * rows];
    for (int r = 0; r < rows; r++) {
      ColorScale scale = scale(r);
      int c = 0;
      for (int x = 0; x < across; x++) {
        double middle = left + (x + 0.5) / across * width;
        while (c < n - 1 && columns.right(c) <= middle) {
          c++;
        }
        argb[r * across + x] =
            has(r, c) ? 0xFF000000 | scale.rgb(scores.at(r, c)) : sketch.nothingArgb(x, r);
      }
    }
    sketch.bitmap(left, top, width, height * rows, new Raster(across, rows, argb), false);
  }

  private void labels(Sketch sketch, double left, double top, double height, double letters) {
    int every = Math.max(1, (int) Math.ceil((letters + 1) / height));
    List<Scores.Token> rows = scores.rows();
    for (int r = 0; r < rows.size(); r += every) {
      sketch.text(
          left - 3,
          top + (r + 0.5) * height + letters * 0.36,
          sketch.fit(rows.get(r).label(), letters, left - 3 - Sketch.PAD),
          letters,
          Mark.Anchor.END,
          sketch.ink());
    }
  }

  private boolean hasValue(int row) {
    for (int c = 0; c < scores.columns().count(); c++) {
      if (has(row, c)) {
        return true;
      }
    }
    return false;
  }

  private void maxima(Sketch sketch, double right, double top, double height, double letters) {
    int every = Math.max(1, (int) Math.ceil((letters + 1) / height));
    sketch.text(
        right + 3,
        top - 3,
        sketch.say(Phrase.of("max.")),
        Sketch.SMALL,
        Mark.Anchor.START,
        sketch.grey());
    for (int r = 0; r < scores.rows().size(); r += every) {
      sketch.text(
          right + 3,
          top + (r + 0.5) * height + letters * 0.36,
          hasValue(r) ? Numbers.value(scores.strongest(r)) : "–",
          letters,
          Mark.Anchor.START,
          sketch.grey());
    }
  }
}
