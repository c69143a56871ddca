package dev.sightline.core.report;

import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.media.Clip;
import java.util.List;

/** The probability of a few classes in each clip, as lines on the time axis. */
final class CourseFigure {
  private static final double LEFT = 40;
  private static final double WIDTH = 500;
  private static final double TOP = 8;
  private static final double HEIGHT = 120;

  private CourseFigure() {}

  /**
   * @param labels indices of the classes to draw, the first in the first colour
   */
  static String draw(HeadResult head, List<Integer> labels, List<Clip> clips) {
    TimeAxis axis = new TimeAxis(clips, LEFT, WIDTH);
    Svg svg =
        Svg.open(LEFT + WIDTH + 20, TOP + HEIGHT + 22, "course", head.head() + ": class over time");
    for (int percent = 0; percent <= 100; percent += 50) {
      double y = y(percent / 100f);
      svg.line(LEFT, y, LEFT + WIDTH, y, "grid");
      svg.text(LEFT - 6, y + 4, "axis end", percent + " %");
    }
    axis.draw(svg, TOP + HEIGHT);
    for (int i = labels.size() - 1; i >= 0; i--) {
      line(svg, head, labels.get(i), "series s" + (i + 1), clips, axis);
    }
    return svg.close();
  }

  private static void line(
      Svg svg, HeadResult head, int label, String cssClass, List<Clip> clips, TimeAxis axis) {
    StringBuilder path = new StringBuilder();
    for (Clip c : clips) {
      float p = head.overTime().get(c.index()).get(label);
      // a clip is a stretch, not a moment: a level over its whole width
      path.append(path.isEmpty() ? "M" : "L").append(Svg.number(axis.x(c.start())));
      path.append(' ').append(Svg.number(y(p)));
      path.append('H').append(Svg.number(axis.x(c.end())));
    }
    String name = head.labels().get(label);
    svg.path(path.toString(), cssClass, name);
    for (Clip c : clips) {
      float p = head.overTime().get(c.index()).get(label);
      svg.circle(
          axis.middle(c),
          y(p),
          2.5,
          cssClass + " dot",
          name + ", " + PlainText.clip(c) + ": " + PlainText.percent(p));
    }
  }

  private static double y(float p) {
    return TOP + HEIGHT * (1 - p);
  }
}
