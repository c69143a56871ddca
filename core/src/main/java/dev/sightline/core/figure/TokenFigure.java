package dev.sightline.core.figure;

import dev.sightline.core.colour.ColorScale;
import dev.sightline.core.numbers.Scores;
import dev.sightline.core.numbers.Source;

/**
 * One value for each token: a bar from 0, to the right for what counts for, to the left for what
 * counts against.
 *
 * @param scores the values
 * @param look the colours
 * @param source for the caption
 */
public record TokenFigure(Scores.OfTokens scores, Look look, Source source) implements Figure {
  private static final double HIGH_ROW = 10;
  private static final double MANY_ROWS = 560;
  private static final double LOW_ROW = 5.5;
  private static final double MOST_LABEL = 0.35;

  /**
   * @throws IllegalArgumentException if there is no token
   */
  public TokenFigure {
    if (scores.tokens().isEmpty()) {
      throw new IllegalArgumentException("no token");
    }
  }

  @Override
  public Drawing draw(double width, FigureFont font) {
    Sketch sketch = new Sketch(font, width, look.paper(), look.words());
    double row = Math.clamp(MANY_ROWS / scores.tokens().size(), LOW_ROW, HIGH_ROW);
    double letters = Math.min(Sketch.TEXT, row * 0.72);
    double labels =
        scores.tokens().stream().mapToDouble(t -> sketch.width(t.label(), letters)).max().orElse(0);
    double number = sketch.width("−0.0000", letters) + 3;
    double left = Sketch.PAD + Math.min(labels, MOST_LABEL * width) + 4;
    double begin = left + (scores.signed() ? number : 0);
    double end = width - Sketch.PAD - number;
    ColorScale scale = look.scale(scores.signed(), scores.strongest());
    double zero = scores.signed() ? (begin + end) / 2 : begin;
    double reach = end - zero;
    double top = Sketch.PAD;
    for (int i = 0; i < scores.tokens().size(); i++) {
      float v = scores.values()[i];
      double base = top + (i + 0.5) * row + letters * 0.36;
      sketch.text(
          left - 3,
          base,
          sketch.fit(scores.tokens().get(i).label(), letters, left - 3 - Sketch.PAD),
          letters,
          Mark.Anchor.END,
          sketch.ink());
      double length = Float.isNaN(v) ? row : scale.strength(v) * reach;
      boolean against = v < 0 && scores.signed();
      double x = against ? zero - length : zero;
      double bar = top + i * row + row * 0.12;
      if (Float.isNaN(v)) {
        sketch.nothing(x, bar, length, row * 0.76);
      } else {
        sketch.box(x, bar, length, row * 0.76, scale.rgb(v));
      }
      sketch.text(
          against ? x - 3 : x + length + 3,
          base,
          Numbers.value(v),
          letters,
          against ? Mark.Anchor.END : Mark.Anchor.START,
          sketch.grey());
    }
    double bottom = top + row * scores.tokens().size();
    sketch.line(zero, top, zero, bottom, sketch.grey());
    ColorKey.draw(sketch, left, bottom + 6, scale, false, scores.hasGaps(), scores.unit());
    double caption =
        sketch.paragraph(
            bottom + 6 + ColorKey.HEIGHT + 2,
            sketch.say(source.caption()),
            Sketch.SMALL,
            sketch.grey());
    return sketch.finish(caption, sketch.say(source.method()), sketch.say(source.description()));
  }
}
