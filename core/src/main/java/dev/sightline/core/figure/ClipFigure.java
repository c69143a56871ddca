package dev.sightline.core.figure;

import dev.sightline.core.colour.ColorScale;
import dev.sightline.core.numbers.Scores;
import dev.sightline.core.numbers.Source;

/**
 * One value for each clip, as bars over the time line from 0, up for what counts for, down for what
 * counts against.
 *
 * @param scores the values
 * @param look the colours
 * @param source for the caption
 */
public record ClipFigure(Scores.OfClips scores, Look look, Source source) implements Figure {
  private static final double PLOT = 64;
  private static final double OVERLAP = 0.3;

  /** Clips that are narrower than this touch, points. */
  private static final double GAP_FROM = 3;

  /**
   * @throws IllegalArgumentException if there is no clip
   */
  public ClipFigure {
    if (scores.clips().isEmpty()) {
      throw new IllegalArgumentException("no clip");
    }
  }

  @Override
  public Drawing draw(double width, FigureFont font) {
    Sketch sketch = new Sketch(font, width, look.paper(), look.words());
    ColorScale scale = look.scale(scores.signed(), scores.strongest());
    String most = Numbers.value(scale.max());
    String least = Numbers.value(scale.min());
    double left =
        Sketch.PAD
            + Math.max(sketch.width(most, Sketch.SMALL), sketch.width(least, Sketch.SMALL))
            + 5;
    TimeScale time = new TimeScale(scores.clips(), left, width - Sketch.PAD - 5 - left);
    double top = Sketch.PAD + Sketch.SMALL / 2;
    double bottom = top + PLOT;
    double zero = scores.signed() ? (top + bottom) / 2 : bottom;
    double reach = zero - top;
    boolean gaps = scores.clips().stream().allMatch(c -> time.right(c) - time.left(c) >= GAP_FROM);
    for (int i = 0; i < scores.values().length; i++) {
      float v = scores.values()[i];
      Scores.Span clip = scores.clips().get(i);
      double height = scale.strength(v) * reach;
      double x = time.left(clip);
      double w = time.right(clip) - x + (gaps ? -Sketch.HAIR : OVERLAP);
      if (Float.isNaN(v)) {
        sketch.nothing(x, top, w, PLOT);
      } else {
        sketch.box(x, v < 0 ? zero : zero - height, w, height, scale.rgb(v));
      }
    }
    double right = width - Sketch.PAD - 5;
    sketch.line(left, zero, right, zero, sketch.grey());
    sketch.line(left, top, left, bottom, sketch.grey());
    tick(sketch, left, top, most);
    tick(sketch, left, bottom, least);
    if (scores.signed()) {
      tick(sketch, left, zero, "0");
    }
    time.draw(sketch, bottom);
    double below = bottom + TimeScale.HEIGHT + 4;
    ColorKey.draw(sketch, left, below, scale, false, scores.hasGaps(), scores.unit());
    double end =
        sketch.paragraph(
            below + ColorKey.HEIGHT + 2, sketch.say(source.caption()), Sketch.SMALL, sketch.grey());
    return sketch.finish(end, sketch.say(source.method()), sketch.say(source.description()));
  }

  private static void tick(Sketch sketch, double left, double y, String label) {
    sketch.line(left - 2, y, left, y, sketch.grey());
    sketch.text(
        left - 3.5, y + Sketch.SMALL * 0.36, label, Sketch.SMALL, Mark.Anchor.END, sketch.ink());
  }
}
