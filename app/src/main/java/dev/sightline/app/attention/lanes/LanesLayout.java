package dev.sightline.app.attention.lanes;

import dev.sightline.app.attention.AxisWindow;
import dev.sightline.app.canvas.TimeGutters;
import java.util.List;

/**
 * Where lanes lie, px. Pure.
 *
 * @param lanes from top to bottom
 * @param plotX left edge of the time line
 * @param plotWidth its width
 * @param scroll px that are scrolled out at the top
 * @param axis the part of the time line that is seen
 */
record LanesLayout(
    List<Lane> lanes, double plotX, double plotWidth, double scroll, AxisWindow axis) {
  /** Height of the ruler above the lanes. */
  static final double RULER = 18;

  private static final double GAP = 3;

  static LanesLayout of(
      List<Lane> lanes, double width, double height, double scroll, AxisWindow axis) {
    double plotWidth = Math.max(1, width - TimeGutters.LEFT - TimeGutters.RIGHT);
    LanesLayout all = new LanesLayout(lanes, TimeGutters.LEFT, plotWidth, 0, axis);
    double over = Math.max(0, all.contentHeight() - (height - RULER));
    return new LanesLayout(lanes, TimeGutters.LEFT, plotWidth, Math.clamp(scroll, 0, over), axis);
  }

  /** Height of all lanes together. */
  double contentHeight() {
    return lanes.stream().mapToDouble(l -> l.height() + GAP).sum();
  }

  /** Top edge of a lane. */
  double y(int index) {
    double y = RULER - scroll;
    for (int i = 0; i < index; i++) {
      y += lanes.get(i).height() + GAP;
    }
    return y;
  }

  /** The lane at a px, or -1. */
  int at(double y) {
    for (int i = 0; i < lanes.size() && y >= RULER; i++) {
      if (y >= y(i) && y < y(i) + lanes.get(i).height() + GAP) {
        return i;
      }
    }
    return -1;
  }

  /** Px of a time, s. */
  double x(double seconds) {
    return plotX + (seconds - axis.from()) / axis.span() * plotWidth;
  }

  /** Time at a px, s; may be outside of the video. */
  double secondsAt(double x) {
    return axis.from() + (x - plotX) / plotWidth * axis.span();
  }

  /** True if a px lies on the time line. */
  boolean overTime(double x) {
    return x >= plotX && x < plotX + plotWidth;
  }

  /** Seconds between two ticks of the ruler: a round number, at least 64 px apart. */
  double tick() {
    double least = 64 / plotWidth * axis.span();
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double step : new double[] {1, 2, 5}) {
      if (step * power >= least) {
        return step * power;
      }
    }
    return 10 * power;
  }
}
