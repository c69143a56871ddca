package dev.sightline.core.figure;

import java.util.HashMap;
import java.util.Map;

/**
 * Arabic letters take another shape at the beginning, in the middle and at the end of a joined
 * stretch. Unicode has the shapes as characters of their own (Arabic Presentation Forms-B), which
 * the font carries; lam and alef join to one sign. Vowel signs are left out: the font has no places
 * for them. Pure.
 */
public final class ArabicShapes {
  private static final int LAM = 0x644;

  /** Isolated shape of each letter from U+0621 on; the others follow it. */
  private static final int[][] LETTERS = {
    {0x621, 0xFE80, 1}, {0x622, 0xFE81, 2}, {0x623, 0xFE83, 2}, {0x624, 0xFE85, 2},
    {0x625, 0xFE87, 2}, {0x626, 0xFE89, 4}, {0x627, 0xFE8D, 2}, {0x628, 0xFE8F, 4},
    {0x629, 0xFE93, 2}, {0x62A, 0xFE95, 4}, {0x62B, 0xFE99, 4}, {0x62C, 0xFE9D, 4},
    {0x62D, 0xFEA1, 4}, {0x62E, 0xFEA5, 4}, {0x62F, 0xFEA9, 2}, {0x630, 0xFEAB, 2},
    {0x631, 0xFEAD, 2}, {0x632, 0xFEAF, 2}, {0x633, 0xFEB1, 4}, {0x634, 0xFEB5, 4},
    {0x635, 0xFEB9, 4}, {0x636, 0xFEBD, 4}, {0x637, 0xFEC1, 4}, {0x638, 0xFEC5, 4},
    {0x639, 0xFEC9, 4}, {0x63A, 0xFECD, 4}, {0x641, 0xFED1, 4}, {0x642, 0xFED5, 4},
    {0x643, 0xFED9, 4}, {0x644, 0xFEDD, 4}, {0x645, 0xFEE1, 4}, {0x646, 0xFEE5, 4},
    {0x647, 0xFEE9, 4}, {0x648, 0xFEED, 2}, {0x649, 0xFEEF, 2}, {0x64A, 0xFEF1, 4},
    {0x67E, 0xFB56, 4}, {0x686, 0xFB7A, 4}, {0x698, 0xFB8A, 2}, {0x6A9, 0xFB8E, 4},
    {0x6AF, 0xFB92, 4}, {0x6CC, 0xFBFC, 4},
  };

  /** Lam with each alef: isolated; the joined shape follows it. */
  private static final Map<Integer, Integer> LAM_ALEF =
      Map.of(0x622, 0xFEF5, 0x623, 0xFEF7, 0x625, 0xFEF9, 0x627, 0xFEFB);

  private static final Map<Integer, int[]> SHAPES = shapes();

  private ArabicShapes() {}

  private static Map<Integer, int[]> shapes() {
    Map<Integer, int[]> all = new HashMap<>();
    for (int[] letter : LETTERS) {
      all.put(letter[0], letter);
    }
    return Map.copyOf(all);
  }

  /** The text, in reading order, with every Arabic letter in the shape that it has there. */
  public static String shape(String text) {
    int[] in = text.codePoints().filter(c -> !isVowel(c)).toArray();
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < in.length; i++) {
      int[] letter = SHAPES.get(in[i]);
      if (letter == null) {
        out.appendCodePoint(in[i]);
        continue;
      }
      boolean before = i > 0 && joinsForward(in[i - 1]);
      Integer both = in[i] == LAM && i + 1 < in.length ? LAM_ALEF.get(in[i + 1]) : null;
      if (both != null) {
        out.appendCodePoint(both + (before ? 1 : 0));
        i++;
        continue;
      }
      boolean after = letter[2] == 4 && i + 1 < in.length && joins(in[i + 1]);
      // isolated, final, initial, medial
      int shape = (before ? 1 : 0) + (after ? 2 : 0);
      out.appendCodePoint(letter[1] + (letter[2] == 1 ? 0 : shape));
    }
    return out.toString();
  }

  /** Back to plain letters, as they are read. */
  public static String plain(String shaped) {
    StringBuilder out = new StringBuilder(shaped.length());
    shaped
        .codePoints()
        .forEach(
            c -> {
              if (c >= 0xFEF5 && c <= 0xFEFC) {
                int alef =
                    LAM_ALEF.entrySet().stream()
                        .filter(e -> c - e.getValue() == 0 || c - e.getValue() == 1)
                        .findFirst()
                        .orElseThrow()
                        .getKey();
                out.appendCodePoint(LAM).appendCodePoint(alef);
              } else {
                out.appendCodePoint(letter(c));
              }
            });
    return out.toString();
  }

  private static int letter(int c) {
    if (c < 0xFB50) {
      return c;
    }
    for (int[] letter : LETTERS) {
      if (c >= letter[1] && c < letter[1] + letter[2]) {
        return letter[0];
      }
    }
    return c;
  }

  private static boolean joins(int c) {
    int[] letter = SHAPES.get(c);
    return letter != null && letter[2] > 1;
  }

  private static boolean joinsForward(int c) {
    int[] letter = SHAPES.get(c);
    return letter != null && letter[2] == 4;
  }

  private static boolean isVowel(int c) {
    return c >= 0x64B && c <= 0x65F || c == 0x670 || c == 0x640;
  }
}
