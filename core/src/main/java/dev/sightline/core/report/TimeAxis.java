package dev.sightline.core.report;

import dev.sightline.core.media.Clip;
import dev.sightline.core.media.Fraction;
import java.util.List;
import java.util.Locale;

/** Places clips and moments on a horizontal axis, in the units of a figure. */
final class TimeAxis {
  /** Steps that people count in, s. */
  private static final double[] STEPS = {
    0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200
  };

  private static final int MOST_TICKS = 9;

  private final double left;
  private final double width;
  private final double begin;
  private final double length;

  /**
   * @param clips at least one; the axis spans them
   */
  TimeAxis(List<Clip> clips, double left, double width) {
    this.left = left;
    this.width = width;
    this.begin = clips.getFirst().start().toDouble();
    this.length = clips.getLast().end().toDouble() - begin;
  }

  double x(Fraction t) {
    return x(t.toDouble());
  }

  /** Width of a clip. */
  double width(Clip c) {
    return x(c.end()) - x(c.start());
  }

  /** The middle of a clip. */
  double middle(Clip c) {
    return (x(c.start()) + x(c.end())) / 2;
  }

  /** Draws ticks and their times; {@code y} is the line that they hang from. */
  void draw(Svg svg, double y) {
    double step = STEPS[STEPS.length - 1];
    for (int i = STEPS.length - 1; i >= 0 && length / STEPS[i] <= MOST_TICKS; i--) {
      step = STEPS[i];
    }
    for (int i = 0; i * step <= length + 1e-9; i++) {
      double x = x(begin + i * step);
      svg.line(x, y, x, y + 4, "tick");
      svg.text(x, y + 15, "axis middle", label(i * step, step));
    }
  }

  private double x(double seconds) {
    return left + (seconds - begin) / length * width;
  }

  private static String label(double s, double step) {
    long whole = Math.round(Math.floor(s + 1e-6));
    String clock =
        whole < 3600
            ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
            : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    return step >= 1
        ? clock
        : clock + String.format(Locale.ROOT, "%.1f", Math.max(0, s - whole)).substring(1);
  }
}
