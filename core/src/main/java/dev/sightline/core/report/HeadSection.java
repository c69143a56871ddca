package dev.sightline.core.report;

import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.media.Clip;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the page shows of one task head: bars of the likeliest classes, and their course. */
final class HeadSection {
  private static final int BARS = 6;
  private static final int LINES = 4;

  private static final Map<String, String> TITLES =
      Map.of(
          "topics", "Topics",
          "actions", "Actions",
          "sentiment", "Sentiment",
          "objects", "Objects");

  private static final String NONE_LIKELY =
      "None of the trained classes is likely: the video looks like none that this head learnt from.";

  private static final String NO_POST =
      "Text and video are unlike the posts that this head learnt from.";

  private HeadSection() {}

  /** The values that the template takes. */
  static Map<String, Object> of(HeadResult head, List<Clip> clips) {
    List<Map<String, Object>> bars = new ArrayList<>();
    List<Integer> top = head.top(BARS);
    List<Integer> drawn = top.subList(0, Math.min(LINES, top.size()));
    for (int i = 0; i < top.size(); i++) {
      float p = head.probabilities().get(top.get(i));
      bars.add(
          Map.of(
              "label", PlainText.printable(head.labels().get(top.get(i))),
              "percent", PlainText.percent(p),
              "width", Svg.number(p * 100.0),
              "series", i < drawn.size() ? "s" + (i + 1) : ""));
    }
    boolean hasCourse = head.overTime().size() == clips.size();
    return Map.of(
        "title", TITLES.getOrDefault(head.head(), head.head()),
        "classes", head.labels().size(),
        "bars", bars,
        "foreign", head.isForeign(),
        "verdict", head.head().equals("sentiment") ? NO_POST : NONE_LIKELY,
        "course", ReportPage.markup(hasCourse ? CourseFigure.draw(head, drawn, clips) : ""));
  }
}
