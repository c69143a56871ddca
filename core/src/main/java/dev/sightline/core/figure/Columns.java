package dev.sightline.core.figure;

import dev.sightline.core.numbers.Scores;
import dev.sightline.core.numbers.Scores.Span;
import dev.sightline.core.numbers.Scores.Token;
import java.util.List;

/** Where the columns of a matrix stand, and what is written beside them. */
sealed interface Columns {
  /** The columns within a box. */
  static Columns of(Scores.Columns columns, double left, double width) {
    return switch (columns) {
      case Scores.Columns.OfClips c -> new InTime(c.clips(), new TimeScale(c.clips(), left, width));
      case Scores.Columns.OfTokens t -> new Named(t.tokens(), left, width);
    };
  }

  double left(int column);

  double right(int column);

  /** Room that is needed above the cells. */
  double above(Sketch sketch);

  /** Draws what stands above and below the cells, and gives the bottom of it. */
  double drawAxis(Sketch sketch, double top, double bottom);

  /** Clips. */
  record InTime(List<Span> clips, TimeScale scale) implements Columns {
    @Override
    public double left(int column) {
      return scale.left(clips.get(column));
    }

    @Override
    public double right(int column) {
      return scale.right(clips.get(column));
    }

    @Override
    public double above(Sketch sketch) {
      return 0;
    }

    @Override
    public double drawAxis(Sketch sketch, double top, double bottom) {
      scale.draw(sketch, bottom);
      return bottom + TimeScale.HEIGHT;
    }
  }

  /** Tokens, with their names upright above. */
  record Named(List<Token> tokens, double left, double width) implements Columns {
    private static final double MOST_NAME = 60;
    private static final double SMALLEST_LETTERS = 4.5;

    @Override
    public double left(int column) {
      return left + width * column / tokens.size();
    }

    @Override
    public double right(int column) {
      return left(column + 1);
    }

    @Override
    public double above(Sketch sketch) {
      double longest =
          tokens.stream().mapToDouble(t -> sketch.width(t.label(), letters())).max().orElse(0);
      return Math.min(longest, MOST_NAME) + 3;
    }

    @Override
    public double drawAxis(Sketch sketch, double top, double bottom) {
      double letters = letters();
      int every = Math.max(1, (int) Math.ceil((letters + 1) / (width / tokens.size())));
      for (int c = 0; c < tokens.size(); c += every) {
        double middle = (left(c) + right(c)) / 2;
        sketch.turned(
            middle + letters * 0.36,
            top - 3,
            sketch.fit(tokens.get(c).label(), letters, MOST_NAME),
            letters,
            Mark.Anchor.START,
            90,
            sketch.ink());
      }
      return bottom;
    }

    private double letters() {
      return Math.clamp(width / tokens.size() * 0.8, SMALLEST_LETTERS, Sketch.TEXT);
    }
  }
}
