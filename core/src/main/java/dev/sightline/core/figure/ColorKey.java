package dev.sightline.core.figure;

import dev.sightline.core.colour.ColorScale;
import dev.sightline.core.words.Phrase;

/** The legend: the colours with the values that they stand for, and their unit. */
final class ColorKey {
  /** Height of all, points. */
  static final double HEIGHT = 18;

  private static final double RAMP = 84;
  private static final double THICK = 5.5;
  private static final int STEPS = 256;
  private static final double SAMPLE = 9;

  private ColorKey() {}

  /**
   * Draws it with its left edge at {@code left}.
   *
   * @param perRow whether the top is each row's own, so that it has no one number
   * @param gaps whether something has no value, so that its sign must be explained
   * @param y of its top
   */
  static void draw(
      Sketch sketch,
      double left,
      double y,
      ColorScale scale,
      boolean perRow,
      boolean gaps,
      String unit) {
    int[] argb = new int[STEPS];
    for (int i = 0; i < STEPS; i++) {
      argb[i] = 0xFF000000 | scale.map().rgb(i / (STEPS - 1.0));
    }
    double room = Math.min(RAMP, (sketch.width() - left) / 2);
    sketch.bitmap(left, y, room, THICK, new Raster(STEPS, 1, argb), false);
    double base = y + THICK + 2 + Sketch.SMALL;
    String top = perRow ? sketch.say(Phrase.of("row max.")) : Numbers.value(scale.max());
    if (scale.signed()) {
      String bottom = perRow ? sketch.say(Phrase.of("−row max.")) : Numbers.value(-scale.max());
      sketch.text(left, base, bottom, Sketch.SMALL, Mark.Anchor.START, sketch.ink());
      sketch.text(left + room / 2, base, "0", Sketch.SMALL, Mark.Anchor.MIDDLE, sketch.ink());
    } else {
      sketch.text(left, base, "0", Sketch.SMALL, Mark.Anchor.START, sketch.ink());
    }
    sketch.text(left + room, base, top, Sketch.SMALL, Mark.Anchor.END, sketch.ink());
    double beside = left + room + 5;
    sketch.text(
        beside,
        y + THICK,
        sketch.fit(sketch.unit(unit), Sketch.SMALL, sketch.width() - Sketch.PAD - beside),
        Sketch.SMALL,
        Mark.Anchor.START,
        sketch.grey());
    if (gaps) {
      double upper = base - THICK;
      sketch.nothing(beside, upper, SAMPLE, THICK);
      sketch.line(beside, base, beside + SAMPLE, base, sketch.grey());
      sketch.line(beside, upper, beside + SAMPLE, upper, sketch.grey());
      sketch.text(
          beside + SAMPLE + 3,
          base,
          sketch.say(Phrase.of("no value")),
          Sketch.SMALL,
          Mark.Anchor.START,
          sketch.grey());
    }
  }
}
