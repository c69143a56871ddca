package dev.sightline.core.figure;

import dev.sightline.core.analysis.SpatialMap;
import dev.sightline.core.colour.ColorScale;
import dev.sightline.core.numbers.Source;
import dev.sightline.core.overlay.HeatRaster;
import dev.sightline.core.words.Wording;

/**
 * A picture of the video with the map of places over it.
 *
 * @param picture the frame, as a viewer sees it
 * @param map values of places, covering exactly the frame
 * @param scale their colours
 * @param opacity at the ends of the scale, 0..1
 * @param cells whether the borders of the cells are drawn
 * @param paper what it is drawn on
 * @param unit what a value is
 * @param source for the caption
 * @param words the language of legend and caption
 */
public record OverlayFigure(
    Raster picture,
    SpatialMap map,
    ColorScale scale,
    double opacity,
    boolean cells,
    Paper paper,
    String unit,
    Source source,
    Wording words)
    implements Figure {
  /** Pixels of the painted map for one cell; the file smooths what lies between. */
  private static final int SCALE = 16;

  /** Borders of cells must not hide the picture, points. */
  private static final double THIN = 0.25;

  @Override
  public Drawing draw(double width, FigureFont font) {
    Sketch sketch = new Sketch(font, width, paper, words);
    double left = Sketch.PAD;
    double w = width - 2 * Sketch.PAD;
    double h = w * picture.height() / picture.width();
    sketch.bitmap(left, Sketch.PAD, w, h, picture, true);
    int across = map.w() * SCALE;
    int down = map.h() * SCALE;
    Raster heat = new Raster(across, down, HeatRaster.paint(map, scale, opacity, across, down));
    sketch.bitmap(left, Sketch.PAD, w, h, heat, true);
    if (cells) {
      for (int x = 1; x < map.w(); x++) {
        double at = left + w * x / map.w();
        sketch.line(at, Sketch.PAD, at, Sketch.PAD + h, THIN, Sketch.WHITE);
      }
      for (int y = 1; y < map.h(); y++) {
        double at = Sketch.PAD + h * y / map.h();
        sketch.line(left, at, left + w, at, THIN, Sketch.WHITE);
      }
    }
    double below = Sketch.PAD + h + 5;
    ColorKey.draw(sketch, left, below, scale, false, map.hasGaps(), unit);
    double end =
        sketch.paragraph(
            below + ColorKey.HEIGHT + 2, sketch.say(source.caption()), Sketch.SMALL, sketch.grey());
    return sketch.finish(end, sketch.say(source.method()), sketch.say(source.description()));
  }
}
