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

  /** Steps of more clips than this cannot be told apart. */
  private static final int MANY = 40;

  private CourseFigure() {}

  /**
   * @param labels indices of the classes to draw, the first in the first colour
   */
  static String draw(HeadResult head, List<Integer> labels, List<Clip> clips, ReportWords words) {
    TimeAxis axis = new TimeAxis(clips, LEFT, WIDTH);
    Svg svg =
        Svg.open(
            LEFT + WIDTH + 20,
            TOP + HEIGHT + 22,
            "course",
            words.text("course.label", AnswerWords.title(head.head(), words)));
    for (int percent = 0; percent <= 100; percent += 50) {
      double y = y(percent / 100f);
      svg.line(LEFT, y, LEFT + WIDTH, y, "grid");
      svg.text(LEFT - 6, y + 4, "axis end", percent + " %");
    }
    axis.draw(svg, TOP + HEIGHT);
    for (int i = labels.size() - 1; i >= 0; i--) {
      line(svg, head, labels.get(i), "series s" + (i + 1), clips, axis, words);
    }
    return svg.close();
  }

  private static void line(
      Svg svg,
      HeadResult head,
      int label,
      String cssClass,
      List<Clip> clips,
      TimeAxis axis,
      ReportWords words) {
    boolean many = clips.size() > MANY;
    String name = head.labels().get(label);
    svg.path(path(head, label, clips, axis, many), cssClass, name);
    for (Clip c : clips) {
      float p = head.overTime().get(c.index()).get(label);
      svg.circle(
          axis.middle(c),
          y(p),
          2.5,
          many ? "hit" : cssClass + " dot",
          words.text("course.point", name, words.clip(c), PlainText.percent(p)));
    }
  }

  /** Few clips: a level over the width of each, for a clip is a stretch. Many: a plain line. */
  private static String path(
      HeadResult head, int label, List<Clip> clips, TimeAxis axis, boolean many) {
    StringBuilder path = new StringBuilder();
    for (Clip c : clips) {
      double y = y(head.overTime().get(c.index()).get(label));
      path.append(path.isEmpty() ? "M" : "L");
      path.append(Svg.number(many ? axis.middle(c) : axis.x(c.start())));
      path.append(' ').append(Svg.number(y));
      if (!many) {
        path.append('H').append(Svg.number(axis.x(c.end())));
      }
    }
    return path.toString();
  }

  private static double y(float p) {
    return TOP + HEIGHT * (1 - p);
  }
}
