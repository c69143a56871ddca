package dev.sightline.core.training;

import dev.sightline.core.model.bundle.CurvePoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Draws learning curves as small multiples: one panel for each stage and quantity. */
final class CurveSvg {
  private static final int WIDTH = 360;
  private static final int HEIGHT = 140;
  private static final int LEFT = 48;
  private static final int TOP = 28;
  private static final int RIGHT = 16;
  private static final int BOTTOM = 22;

  private CurveSvg() {}

  static String draw(List<CurvePoint> points) {
    Set<String> panels = new TreeSet<>();
    for (CurvePoint p : points) {
      p.values().keySet().forEach(k -> panels.add(p.stage() + ": " + k));
    }
    int rows = (panels.size() + 1) / 2;
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"11\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n"
            .formatted(2 * WIDTH, Math.max(1, rows) * HEIGHT));
    int i = 0;
    for (String panel : panels) {
      panel(svg, panel, points, i % 2 * WIDTH, i / 2 * HEIGHT);
      i++;
    }
    return svg.append("</svg>\n").toString();
  }

  private static void panel(
      StringBuilder svg, String panel, List<CurvePoint> points, int left, int top) {
    String stage = panel.substring(0, panel.indexOf(": "));
    String key = panel.substring(panel.indexOf(": ") + 2);
    List<CurvePoint> own =
        points.stream()
            .filter(p -> p.stage().equals(stage) && p.values().containsKey(key))
            .toList();
    double low = own.stream().mapToDouble(p -> p.values().get(key)).min().orElse(0);
    double high = own.stream().mapToDouble(p -> p.values().get(key)).max().orElse(1);
    int first = own.getFirst().epoch();
    int last = own.getLast().epoch();
    List<String> line = new ArrayList<>();
    for (CurvePoint p : own) {
      double x = (double) (p.epoch() - first) / Math.max(1, last - first);
      double y = (p.values().get(key) - low) / Math.max(1e-9, high - low);
      line.add(
          String.format(
              Locale.ROOT,
              "%.1f,%.1f",
              left + LEFT + x * (WIDTH - LEFT - RIGHT),
              top + HEIGHT - BOTTOM - y * (HEIGHT - TOP - BOTTOM)));
    }
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\" font-weight=\"bold\">%s</text>%n"
                + "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%.3g</text>%n"
                + "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%.3g</text>%n"
                + "<text x=\"%d\" y=\"%d\">epoch %d</text>%n"
                + "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%d</text>%n"
                + "<polyline fill=\"none\" stroke=\"#2563eb\" stroke-width=\"1.5\" points=\"%s\"/>%n",
            left + LEFT,
            top + 16,
            panel,
            left + LEFT - 6,
            top + TOP + 8,
            high,
            left + LEFT - 6,
            top + HEIGHT - BOTTOM,
            low,
            left + LEFT,
            top + HEIGHT - 6,
            first,
            left + WIDTH - RIGHT,
            top + HEIGHT - 6,
            last,
            String.join(" ", line)));
  }
}
