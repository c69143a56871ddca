package dev.sightline.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

/**
 * How well letters stand out: the ratio of luminances of WCAG 2.2 (1 to 21), for every text of a
 * window against what is painted behind it by regions. FX thread only.
 */
final class Contrast {
  /** What WCAG (1.4.3, AA) asks of ordinary text. */
  static final double ENOUGH = 4.5;

  private Contrast() {}

  /** Texts that stand out less than {@link #ENOUGH}, one line for each. */
  static List<String> tooFaint(Node root) {
    List<String> found = new ArrayList<>();
    look(root, Color.BLACK, found);
    return found.stream().distinct().toList();
  }

  private static void look(Node node, Color behind, List<String> found) {
    // WCAG leaves out what cannot be used
    if (!node.isVisible() || node.isDisabled() || node.getOpacity() < 1) {
      return;
    }
    if (node instanceof Text text) {
      check(text, behind, found);
      return;
    }
    Color here = node instanceof Region region ? painted(region, behind) : behind;
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> look(child, here, found));
    }
  }

  private static void check(Text text, Color behind, List<String> found) {
    if (text.getText().isBlank() || !(text.getFill() instanceof Color fill)) {
      return;
    }
    // letters of icon fonts are pictures, of which WCAG asks 3
    boolean icon = text.getText().codePoints().allMatch(c -> Character.getType(c) == 18);
    double ratio = ratio(over(fill, behind), behind);
    if (ratio < (icon ? 3 : ENOUGH)) {
      found.add(
          String.format(
              Locale.ROOT,
              "%.2f “%s” %s on %s (%s)",
              ratio,
              text.getText().replace('\n', ' '),
              fill,
              behind,
              text.getParent() == null ? "" : text.getParent().getStyleClass()));
    }
  }

  private static Color painted(Region region, Color behind) {
    Color result = behind;
    if (region.getBackground() != null) {
      for (BackgroundFill fill : region.getBackground().getFills()) {
        if (fill.getFill() instanceof Color color) {
          result = over(color, result);
        }
      }
    }
    return result;
  }

  private static Color over(Color above, Color below) {
    double a = above.getOpacity();
    return Color.color(
        above.getRed() * a + below.getRed() * (1 - a),
        above.getGreen() * a + below.getGreen() * (1 - a),
        above.getBlue() * a + below.getBlue() * (1 - a));
  }

  /** WCAG 2.2, definition of contrast ratio. */
  static double ratio(Color a, Color b) {
    double first = luminance(a);
    double second = luminance(b);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(Color c) {
    return 0.2126 * linear(c.getRed())
        + 0.7152 * linear(c.getGreen())
        + 0.0722 * linear(c.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }
}
