package dev.sightline.core.figure;

import dev.sightline.core.numbers.Scores.Span;
import java.util.List;

/** Places clips on a horizontal time axis. */
final class TimeScale {
  /** Height of the axis with its ticks, their labels and its name, points. */
  static final double HEIGHT = 22;

  /** Steps that people count in, s. */
  private static final double[] STEPS = {
    0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400
  };

  /** From here on a clock is easier to read than seconds, s. */
  private static final double LONG = 600;

  /** Room of one label, points. */
  private static final double LABEL = 30;

  private static final double TICK = 2.5;

  private final double left;
  private final double width;
  private final double begin;
  private final double length;

  /**
   * @param clips at least one
   */
  TimeScale(List<Span> clips, double left, double width) {
    this.left = left;
    this.width = width;
    this.begin = clips.getFirst().start().toDouble();
    this.length = clips.getLast().end().toDouble() - begin;
  }

  double left(Span clip) {
    return x(clip.start().toDouble());
  }

  double right(Span clip) {
    return x(clip.end().toDouble());
  }

  /** Seconds at a place, the reverse of drawing. */
  double seconds(double x) {
    return begin + (x - left) / width * length;
  }

  /** Draws ticks, times and the name of the axis below {@code y}. */
  void draw(Sketch sketch, double y) {
    double step = STEPS[STEPS.length - 1];
    for (int i = STEPS.length - 1; i >= 0 && width / (length / STEPS[i]) >= LABEL; i--) {
      step = STEPS[i];
    }
    boolean clock = length >= LONG;
    for (int i = 0; i * step <= length + 1e-9; i++) {
      double x = x(begin + i * step);
      sketch.line(x, y, x, y + TICK, sketch.grey());
      sketch.text(
          x,
          y + TICK + 1.5 + Sketch.SMALL,
          clock ? Numbers.clock(begin + i * step) : Numbers.seconds(begin + i * step, step),
          Sketch.SMALL,
          Mark.Anchor.MIDDLE,
          sketch.ink());
    }
    sketch.text(
        left + width / 2,
        y + TICK + 3 + 2 * Sketch.SMALL + 2,
        clock ? "time in the video (h:min:s)" : "time in the video (s)",
        Sketch.SMALL,
        Mark.Anchor.MIDDLE,
        sketch.grey());
  }

  /** The place of a moment, s. */
  double at(double seconds) {
    return x(seconds);
  }

  private double x(double seconds) {
    return left + (seconds - begin) / length * width;
  }
}
