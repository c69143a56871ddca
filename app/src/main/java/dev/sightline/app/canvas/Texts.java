package dev.sightline.app.canvas;

import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Measures drawn text. FX thread only. */
public final class Texts {
  private static final String ELLIPSIS = "…";

  private Texts() {}

  /** Width of a line of text, px. */
  public static double width(String text, Font font) {
    Text t = new Text(text);
    t.setFont(font);
    return t.getLayoutBounds().getWidth();
  }

  /** The text, or as much of its beginning as fits in {@code width} px with an ellipsis. */
  public static String fit(String text, Font font, double width) {
    if (width(text, font) <= width) {
      return text;
    }
    int low = 0;
    int high = text.length();
    while (low < high) {
      int mid = (low + high + 1) >>> 1;
      if (width(text.substring(0, mid) + ELLIPSIS, font) <= width) {
        low = mid;
      } else {
        high = mid - 1;
      }
    }
    return low == 0 ? "" : text.substring(0, low).stripTrailing() + ELLIPSIS;
  }
}
