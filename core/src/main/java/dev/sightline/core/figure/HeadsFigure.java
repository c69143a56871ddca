package dev.sightline.core.figure;

import dev.sightline.core.colour.ColorScale;
import dev.sightline.core.colour.ScaleMode;
import dev.sightline.core.numbers.Scores;
import dev.sightline.core.numbers.Source;
import java.util.List;

/**
 * All heads of all layers as small maps, a row for each layer.
 *
 * @param heads in the order of layers, then of heads; the unit of their maps is that of the legend,
 *     from 0 to 1: where each head has its own scale, it must say that 1 is each map's largest
 * @param look the colours; each head has its own scale, unless the scale is fixed
 * @param source for the caption
 */
public record HeadsFigure(List<Head> heads, Look look, Source source) implements Figure {
  private static final double GAP = 4;

  /** Height of a small map against its width. */
  private static final double FLAT = 0.62;

  private static final int MOST_PIXELS = 512;

  /** Few heads are no wider than that, points. */
  private static final double WIDEST = 120;

  /**
   * One head.
   *
   * @param layer from 0
   * @param head from 0
   * @param map its weights
   */
  public record Head(int layer, int head, Scores.Matrix map) {}

  /**
   * @throws IllegalArgumentException if there is no head, or one has no cell
   */
  public HeadsFigure {
    heads = List.copyOf(heads);
    if (heads.isEmpty() || heads.stream().anyMatch(h -> h.map().values().length == 0)) {
      throw new IllegalArgumentException("heads without a cell");
    }
  }

  @Override
  public Drawing draw(double width, FigureFont font) {
    Sketch sketch = new Sketch(font, width, look.paper());
    int across = 1 + heads.stream().mapToInt(Head::head).max().orElse(0);
    int down = 1 + heads.stream().mapToInt(Head::layer).max().orElse(0);
    double left = Sketch.PAD + sketch.width("00", Sketch.TEXT) + 4;
    double wide = Math.min(WIDEST, (width - Sketch.PAD - left - GAP * (across - 1)) / across);
    double high = wide * FLAT;
    double top = Sketch.PAD + Sketch.SMALL + 3;
    for (int h = 0; h < across; h++) {
      sketch.text(
          left + h * (wide + GAP) + wide / 2,
          top - 3,
          Integer.toString(h + 1),
          Sketch.SMALL,
          Mark.Anchor.MIDDLE,
          sketch.grey());
    }
    for (int l = 0; l < down; l++) {
      sketch.text(
          left - 4,
          top + l * (high + GAP) + high / 2 + Sketch.TEXT * 0.36,
          Integer.toString(l + 1),
          Sketch.TEXT,
          Mark.Anchor.END,
          sketch.grey());
    }
    for (Head h : heads) {
      picture(
          sketch, h, left + h.head() * (wide + GAP), top + h.layer() * (high + GAP), wide, high);
    }
    double below = top + down * (high + GAP) + 2;
    Scores.Matrix first = heads.getFirst().map();
    boolean perRow = look.mode() == ScaleMode.PER_ROW;
    ColorKey.draw(sketch, left, below, look.scale(first.signed(), 1), perRow, false, first.unit());
    return Foot.finish(sketch, below + ColorKey.HEIGHT + 2, source);
  }

  private ColorScale scale(Head head) {
    return look.scale(head.map().signed(), head.map().strongest());
  }

  /** Each pixel shows the cell at its middle; rows have their own scale if the look says so. */
  private void picture(Sketch sketch, Head head, double x, double y, double w, double h) {
    Scores.Matrix map = head.map();
    int columns = map.columns().count();
    int rows = map.rows().size();
    int wide = Math.min(columns, MOST_PIXELS);
    int high = Math.min(rows, MOST_PIXELS);
    int[] argb = new int[wide * high];
    for (int j = 0; j < high; j++) {
      int row = (int) ((j + 0.5) * rows / high);
      ColorScale scale =
          look.mode() == ScaleMode.PER_ROW
              ? look.scale(map.signed(), map.strongest(row))
              : scale(head);
      for (int i = 0; i < wide; i++) {
        float v = map.at(row, (int) ((i + 0.5) * columns / wide));
        argb[j * wide + i] = Float.isNaN(v) ? sketch.nothingArgb(i, j) : 0xFF000000 | scale.rgb(v);
      }
    }
    sketch.bitmap(x, y, w, h, new Raster(wide, high, argb), false);
  }
}
