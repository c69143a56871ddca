package dev.sightline.core.figure;

import java.text.Bidi;

/**
 * The order of letters on paper, from left to right, where texts hold Hebrew or Arabic (Unicode
 * bidirectional algorithm, as {@link Bidi} has it). Pure.
 */
public final class VisualOrder {
  private VisualOrder() {}

  /** True if letters stand in another order than they are read. */
  public static boolean matters(String text) {
    return Bidi.requiresBidi(text.toCharArray(), 0, text.length());
  }

  /** True if the text begins at the right. */
  public static boolean beginsRight(String text) {
    return !new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
  }

  /** From reading order to the order on paper; brackets are mirrored where they run leftwards. */
  public static String of(String logical, boolean right) {
    Bidi bidi =
        new Bidi(logical, right ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
    int n = bidi.getRunCount();
    byte[] levels = new byte[n];
    String[] parts = new String[n];
    for (int i = 0; i < n; i++) {
      levels[i] = (byte) bidi.getRunLevel(i);
      String part = logical.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
      parts[i] = levels[i] % 2 == 0 ? part : reversed(part);
    }
    Bidi.reorderVisually(levels, 0, parts, 0, n);
    return String.join("", parts);
  }

  private static String reversed(String part) {
    int[] letters = part.codePoints().toArray();
    StringBuilder out = new StringBuilder(part.length());
    for (int i = letters.length - 1; i >= 0; i--) {
      out.appendCodePoint(mirrored(letters[i]));
    }
    return out.toString();
  }

  private static int mirrored(int c) {
    return switch (c) {
      case '(' -> ')';
      case ')' -> '(';
      case '[' -> ']';
      case ']' -> '[';
      case '{' -> '}';
      case '}' -> '{';
      case '<' -> '>';
      case '>' -> '<';
      case '«' -> '»';
      case '»' -> '«';
      default -> c;
    };
  }
}
