package dev.sightline.core.figure;

import dev.sightline.core.analysis.SpatialMap;
import dev.sightline.core.colour.ColorMap;
import dev.sightline.core.colour.ColorScale;
import dev.sightline.core.numbers.Scores;
import dev.sightline.core.overlay.HeatRaster;
import dev.sightline.core.words.Phrase;
import dev.sightline.core.words.Wording;
import java.util.List;
import java.util.Optional;

/**
 * For several words: where in the picture each looks, and below it how much each clip gets.
 *
 * @param panels in reading order, at least one
 * @param map colours of weights
 * @param paper what it is drawn on
 * @param words the language of what it says of itself
 */
public record PlacesFigure(List<Panel> panels, ColorMap map, Paper paper, Wording words)
    implements Figure {
  /** Narrower pictures cannot be read, points. */
  private static final double LEAST_WIDTH = 130;

  private static final double GAP = 10;
  private static final double HEAD = 12;
  private static final double STRIP = 16;

  /** Opacity of the greatest value; less lets the picture show through. */
  private static final double OPACITY = 0.78;

  /** Pixels of the painted map for one cell. */
  private static final int SCALE = 16;

  /** Used where there is no picture. */
  private static final double ASPECT = 16 / 9.0;

  /**
   * One word.
   *
   * @param picture of the clip where it looks most
   * @param map of that clip
   * @param word its characters
   * @param time of the clip, for people
   * @param weight share of the clip, for people
   * @param byClip share of every clip
   */
  public record Panel(
      Optional<Raster> picture,
      SpatialMap map,
      String word,
      String time,
      String weight,
      Scores.OfClips byClip) {
    private double aspect() {
      return picture.map(p -> (double) p.width() / p.height()).orElse(ASPECT);
    }
  }

  /**
   * @throws IllegalArgumentException if there is no panel
   */
  public PlacesFigure {
    panels = List.copyOf(panels);
    if (panels.isEmpty()) {
      throw new IllegalArgumentException("no panel");
    }
  }

  @Override
  public Drawing draw(double width, FigureFont font) {
    Sketch sketch = new Sketch(font, width, paper, words);
    double room = width - 2 * Sketch.PAD;
    int columns = Math.max(1, (int) ((room + GAP) / (LEAST_WIDTH + GAP)));
    double across = (room - (columns - 1) * GAP) / columns;
    double down = panels.stream().mapToDouble(p -> across / p.aspect()).max().orElseThrow();
    boolean strips = panels.stream().anyMatch(p -> p.byClip().clips().size() > 1);
    // upright pictures would need pages of their own
    double scale = Math.min(1, across * 0.9 / down);
    double height = HEAD + down * scale + (strips ? STRIP + 3 : 0) + GAP;
    for (int i = 0; i < panels.size(); i++) {
      double x = Sketch.PAD + i % columns * (across + GAP);
      double y = Sketch.PAD + (double) (i / columns) * height;
      panel(sketch, panels.get(i), x, y, across, across * scale);
    }
    int rows = (panels.size() + columns - 1) / columns;
    return sketch.finish(
        Sketch.PAD + rows * height - GAP,
        sketch.say(Phrase.of("Where words look")),
        sketch.say(Phrase.of("Where words look in the picture")));
  }

  private void panel(
      Sketch sketch, Panel panel, double x, double y, double across, double pictured) {
    String about = panel.time() + " · " + panel.weight();
    double numbers = sketch.width(about, Sketch.SMALL);
    double base = y + HEAD - 4;
    sketch.text(
        x,
        base,
        sketch.fit(panel.word(), Sketch.TEXT, across - numbers - 6),
        Sketch.TEXT,
        Mark.Anchor.START,
        sketch.ink());
    sketch.text(x + across, base, about, Sketch.SMALL, Mark.Anchor.END, sketch.grey());
    double down = pictured / panel.aspect();
    double left = x + (across - pictured) / 2;
    double top = y + HEAD;
    if (panel.picture().isPresent()) {
      sketch.bitmap(left, top, pictured, down, panel.picture().get(), true);
    } else {
      sketch.box(left, top, pictured, down, paper == Paper.LIGHT ? 0xD4D9DF : 0x2B3138);
    }
    int w = panel.map().w() * SCALE;
    int h = panel.map().h() * SCALE;
    ColorScale scale = ColorScale.unsigned(map, panel.map().max());
    sketch.bitmap(
        left,
        top,
        pictured,
        down,
        new Raster(w, h, HeatRaster.paint(panel.map(), scale, OPACITY, w, h)),
        true);
    if (panel.byClip().clips().size() > 1) {
      strip(sketch, panel.byClip(), x, top + down + 3, across);
    }
  }

  private void strip(Sketch sketch, Scores.OfClips clips, double x, double y, double width) {
    TimeScale scale = new TimeScale(clips.clips(), x, width);
    double strongest = Math.max(clips.strongest(), 1e-12);
    int usual = paper == Paper.LIGHT ? 0xAFC9E8 : 0x2F5580;
    int best = paper == Paper.LIGHT ? 0x0A63C2 : 0x4EA1FF;
    for (int c = 0; c < clips.values().length; c++) {
      double left = scale.left(clips.clips().get(c));
      double right = scale.right(clips.clips().get(c));
      double high = Math.max(0.4, STRIP * clips.values()[c] / strongest);
      double gap = right - left > 3 ? 0.6 : 0;
      sketch.box(
          left,
          y + STRIP - high,
          Math.max(0.3, right - left - gap),
          high,
          clips.values()[c] >= strongest ? best : usual);
    }
  }
}
