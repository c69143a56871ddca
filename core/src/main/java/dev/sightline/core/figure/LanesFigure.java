package dev.sightline.core.figure;

import dev.sightline.core.colour.ColorScale;
import dev.sightline.core.colour.ScaleMode;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.numbers.Scores;
import dev.sightline.core.numbers.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * Lanes on one time line: rows of a map as bars in colour, courses of classes as lines, and where
 * one shot ends and the next begins.
 *
 * @param words rows of a map on the time line; may be none
 * @param courses probabilities of classes, a row each, on the same clips; may be none
 * @param cuts first moments of all shots but the first, s
 * @param look the colours
 * @param source for the caption
 */
public record LanesFigure(
    Scores.Matrix words, Scores.Matrix courses, List<Fraction> cuts, Look look, Source source)
    implements Figure {
  private static final double WORD = 22;
  private static final double CLASS = 18;
  private static final double GAP = 4;
  private static final double LINE = 0.9;
  private static final double OVERLAP = 0.3;

  /** Labels take at most this share of the width. */
  private static final double MOST_LABEL = 0.3;

  /**
   * @throws IllegalArgumentException if there is no lane, or no common time line
   */
  public LanesFigure {
    cuts = List.copyOf(cuts);
    if (words.rows().isEmpty() && courses.rows().isEmpty()) {
      throw new IllegalArgumentException("no lane");
    }
    if (!(words.columns() instanceof Scores.Columns.OfClips w)
        || w.count() == 0
        || !words.columns().equals(courses.columns())) {
      throw new IllegalArgumentException("lanes need one time line");
    }
  }

  @Override
  public Drawing draw(double width, FigureFont font) {
    Sketch sketch = new Sketch(font, width, look.paper());
    List<Scores.Span> clips = ((Scores.Columns.OfClips) words.columns()).clips();
    double left = Sketch.PAD + Math.min(labels(sketch), MOST_LABEL * width) + 4;
    double right = width - Sketch.PAD - sketch.width("0.0000", Sketch.SMALL) - 3;
    TimeScale time = new TimeScale(clips, left, right - left);
    double top = Sketch.PAD + Sketch.SMALL / 2;
    double y = top;
    for (int r = 0; r < words.rows().size(); r++) {
      bars(sketch, time, clips, r, y);
      name(sketch, words.rows().get(r).label(), left, y + WORD);
      y += WORD + GAP;
    }
    for (int r = 0; r < courses.rows().size(); r++) {
      course(sketch, time, clips, r, y);
      name(sketch, courses.rows().get(r).label(), left, y + CLASS);
      y += CLASS + GAP;
    }
    double bottom = y - GAP;
    for (Fraction cut : cuts) {
      double x = time.at(cut.toDouble());
      sketch.line(x, top, x, bottom, sketch.grey());
    }
    time.draw(sketch, bottom);
    double below = bottom + TimeScale.HEIGHT + 4;
    if (!words.rows().isEmpty()) {
      ColorScale key = look.scale(words.signed(), words.strongest());
      boolean perRow = look.mode() == ScaleMode.PER_ROW;
      ColorKey.draw(sketch, left, below, key, perRow, words.hasGaps(), words.unit());
      below += ColorKey.HEIGHT + 2;
    }
    return Foot.finish(sketch, below, source);
  }

  private double labels(Sketch sketch) {
    double most = 0;
    for (Scores.Matrix m : List.of(words, courses)) {
      for (Scores.Token row : m.rows()) {
        most = Math.max(most, sketch.width(row.label(), Sketch.TEXT));
      }
    }
    return most;
  }

  private static void name(Sketch sketch, String label, double left, double base) {
    sketch.text(
        left - 3,
        base - 2,
        sketch.fit(label, Sketch.TEXT, left - 3 - Sketch.PAD),
        Sketch.TEXT,
        Mark.Anchor.END,
        sketch.ink());
  }

  /** Up from the middle what counts for, down what counts against; else up from the bottom. */
  private void bars(Sketch sketch, TimeScale time, List<Scores.Span> clips, int row, double y) {
    double strongest = look.mode() == ScaleMode.PER_ROW ? words.strongest(row) : words.strongest();
    ColorScale scale = look.scale(words.signed(), strongest);
    double zero = words.signed() ? y + WORD / 2 : y + WORD;
    for (int c = 0; c < clips.size(); c++) {
      float v = words.at(row, c);
      double x = time.left(clips.get(c));
      double w = time.right(clips.get(c)) - x + (c + 1 < clips.size() ? OVERLAP : 0);
      if (Float.isNaN(v)) {
        sketch.nothing(x, y, w, WORD);
      } else {
        double high = scale.strength(v) * (zero - y);
        sketch.box(x, v < 0 ? zero : zero - high, w, high, scale.rgb(v));
      }
    }
    double right = time.right(clips.getLast());
    sketch.line(time.left(clips.getFirst()), zero, right, zero, sketch.grey());
    number(sketch, right, y, words.strongest(row));
  }

  /** A line through the middles of the clips, on an axis from 0 to the largest of all courses. */
  private void course(Sketch sketch, TimeScale time, List<Scores.Span> clips, int row, double y) {
    double top = Math.max(courses.strongest(), Double.MIN_NORMAL);
    List<Mark.Point> line = new ArrayList<>();
    for (int c = 0; c < clips.size(); c++) {
      double middle = (time.left(clips.get(c)) + time.right(clips.get(c))) / 2;
      line.add(new Mark.Point(middle, y + CLASS * (1 - courses.at(row, c) / top)));
    }
    double right = time.right(clips.getLast());
    sketch.line(time.left(clips.getFirst()), y + CLASS, right, y + CLASS, sketch.grey());
    if (line.size() > 1) {
      sketch.path(line, LINE, sketch.ink());
    }
    number(sketch, right, y, courses.strongest(row));
  }

  /** The largest magnitude of a lane. */
  private static void number(Sketch sketch, double right, double y, double value) {
    sketch.text(
        right + 3,
        y + Sketch.SMALL,
        Numbers.value(value),
        Sketch.SMALL,
        Mark.Anchor.START,
        sketch.grey());
  }
}
