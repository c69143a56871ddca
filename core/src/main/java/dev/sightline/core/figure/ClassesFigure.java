package dev.sightline.core.figure;

import dev.sightline.core.numbers.Scores;
import dev.sightline.core.words.Wording;
import java.util.ArrayList;
import java.util.List;

/**
 * The likeliest classes of a head as bars, and beside them how likely the first few are in each
 * clip.
 *
 * @param title of the head
 * @param bars from the likeliest down, at least one
 * @param clips of the courses
 * @param paper what it is drawn on
 * @param words the language of what it says of itself
 */
public record ClassesFigure(
    String title, List<Bar> bars, List<Scores.Span> clips, Paper paper, Wording words)
    implements Figure {
  private static final double ROW = 13;
  private static final double KEY = 6;
  private static final double GAP = 18;

  /** Height of the courses, points. */
  private static final double COURSE = 74;

  private static final double LINE = 1.1;

  /** Colours that the colour-blind can tell apart (Okabe & Ito, 2008), on light ground. */
  private static final int[] LIGHT = {0x0A63C2, 0xC46A00, 0x00805F, 0x9B4DCA};

  private static final int[] DARK = {0x4EA1FF, 0xF0A03C, 0x35C59A, 0xC792EA};

  /**
   * One class.
   *
   * @param label its name
   * @param value probability, 0..1
   * @param words the same for people
   * @param course probability in each clip, {@code [clips]}; empty: none is drawn
   */
  public record Bar(String label, float value, String words, float[] course) {}

  /**
   * @throws IllegalArgumentException if there is no class
   */
  public ClassesFigure {
    bars = List.copyOf(bars);
    clips = List.copyOf(clips);
    if (bars.isEmpty()) {
      throw new IllegalArgumentException("no class");
    }
  }

  @Override
  public Drawing draw(double width, FigureFont font) {
    Sketch sketch = new Sketch(font, width, paper, words);
    boolean courses = bars.stream().anyMatch(b -> b.course().length > 0);
    double half = courses ? (width - GAP) * 0.46 : width - 2 * Sketch.PAD;
    bars(sketch, half);
    double bottom = Sketch.PAD + bars.size() * ROW;
    if (courses) {
      bottom = Math.max(bottom, courses(sketch, half + GAP, width - Sketch.PAD - 4));
    }
    return sketch.finish(bottom, title, title);
  }

  private void bars(Sketch sketch, double half) {
    double number = sketch.width("<0.1 %", Sketch.TEXT) + 14;
    double label = half * 0.5;
    double track = half - label - number - KEY - 10;
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      double y = Sketch.PAD + i * ROW;
      double base = y + ROW * 0.5 + Sketch.TEXT * 0.36;
      if (bar.course().length > 0) {
        sketch.box(Sketch.PAD, y + (ROW - KEY) / 2, KEY, KEY, colour(i));
      }
      double left = Sketch.PAD + KEY + 5;
      sketch.text(
          left,
          base,
          sketch.fit(bar.label(), Sketch.TEXT, label - 6),
          Sketch.TEXT,
          Mark.Anchor.START,
          sketch.ink());
      double from = left + label;
      sketch.box(from, y + 4.5, track, ROW - 9, paper == Paper.LIGHT ? 0xE6E8EB : 0x2F353D);
      sketch.box(from, y + 4.5, track * Math.clamp(bar.value(), 0, 1), ROW - 9, colour(0));
      sketch.text(half, base, bar.words(), Sketch.TEXT, Mark.Anchor.END, sketch.ink());
    }
  }

  private double courses(Sketch sketch, double left, double right) {
    double axis = left + sketch.width("100 %", Sketch.SMALL) + 5;
    TimeScale scale = new TimeScale(clips, axis, right - axis);
    double top = Sketch.PAD + 3;
    for (int percent = 0; percent <= 100; percent += 50) {
      double y = top + COURSE * (1 - percent / 100.0);
      sketch.line(axis, y, right, y, paper == Paper.LIGHT ? 0xD5D9DE : 0x3A4048);
      sketch.text(
          axis - 4,
          y + Sketch.SMALL * 0.36,
          percent + " %",
          Sketch.SMALL,
          Mark.Anchor.END,
          sketch.grey());
    }
    for (int i = bars.size() - 1; i >= 0; i--) {
      float[] course = bars.get(i).course();
      if (course.length > 0) {
        sketch.path(points(course, scale, top), LINE, colour(i));
      }
    }
    scale.draw(sketch, top + COURSE);
    return top + COURSE + TimeScale.HEIGHT;
  }

  /** A level over the width of each clip, for a clip is a stretch. */
  private List<Mark.Point> points(float[] course, TimeScale scale, double top) {
    List<Mark.Point> points = new ArrayList<>();
    for (int c = 0; c < course.length; c++) {
      double y = top + COURSE * (1 - course[c]);
      points.add(new Mark.Point(scale.left(clips.get(c)), y));
      points.add(new Mark.Point(scale.right(clips.get(c)), y));
    }
    return points;
  }

  private int colour(int series) {
    int[] all = paper == Paper.LIGHT ? LIGHT : DARK;
    return all[series % all.length];
  }
}
