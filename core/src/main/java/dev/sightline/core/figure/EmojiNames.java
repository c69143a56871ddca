package dev.sightline.core.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * Says pictographs in words where there is no glyph for them: {@code [grinning face]}. Names are
 * Unicode's, in English; what is written as several characters (a flag, a person with a colour of
 * skin or a job) is one. Pure and thread-safe.
 */
public final class EmojiNames {
  private static final int JOINER = 0x200D;
  private static final int KEYCAP = 0x20E3;
  private static final int FIRST_SKIN = 0x1F3FB;
  private static final int LAST_SKIN = 0x1F3FF;
  private static final int FIRST_REGION = 0x1F1E6;
  private static final int LAST_REGION = 0x1F1FF;
  private static final int FIRST_TAG = 0xE0020;
  private static final int LAST_TAG = 0xE007F;

  private EmojiNames() {}

  /**
   * The text with names in place of those pictographs that cannot be shown; all other characters
   * stay as they are, whether they can be shown or not.
   *
   * @param shown whether there is a glyph for a character
   */
  public static String named(String text, IntPredicate shown) {
    int[] all = text.codePoints().toArray();
    StringBuilder out = new StringBuilder(text.length());
    int i = 0;
    while (i < all.length) {
      if (isRegion(all[i]) && !shown.test(all[i])) {
        i = flag(all, i, out);
      } else if (isPictograph(all[i]) && !shown.test(all[i])) {
        i = sequence(all, i, out);
      } else {
        // how a sign is to look, and the frame of a key, mean nothing without a glyph
        if (shown.test(all[i]) || !isManner(all[i])) {
          out.appendCodePoint(all[i]);
        }
        i++;
      }
    }
    return out.toString();
  }

  /** Two letters of a region are one flag. */
  private static int flag(int[] all, int from, StringBuilder out) {
    StringBuilder region = new StringBuilder();
    int i = from;
    while (i < all.length && i < from + 2 && isRegion(all[i])) {
      region.append((char) ('A' + all[i] - FIRST_REGION));
      i++;
    }
    out.append("[flag ").append(region).append(']');
    return i;
  }

  private static int sequence(int[] all, int from, StringBuilder out) {
    List<String> names = new ArrayList<>();
    names.add(name(all[from]));
    int i = from + 1;
    while (i < all.length) {
      if (all[i] == JOINER && i + 1 < all.length && isPictograph(all[i + 1])) {
        names.add(name(all[i + 1]));
        i += 2;
      } else if (isManner(all[i]) || isSkin(all[i])) {
        i++;
      } else {
        break;
      }
    }
    out.append('[').append(String.join(", ", names)).append(']');
    return i;
  }

  private static String name(int c) {
    return Character.getName(c).toLowerCase(Locale.ROOT);
  }

  private static boolean isPictograph(int c) {
    return Character.isExtendedPictographic(c)
        && Character.getType(c) != Character.UNASSIGNED
        && Character.getName(c) != null;
  }

  private static boolean isRegion(int c) {
    return c >= FIRST_REGION && c <= LAST_REGION;
  }

  private static boolean isSkin(int c) {
    return c >= FIRST_SKIN && c <= LAST_SKIN;
  }

  /** What follows a sign and says how it is to be drawn. */
  private static boolean isManner(int c) {
    return c == 0xFE0E || c == 0xFE0F || c == KEYCAP || c >= FIRST_TAG && c <= LAST_TAG;
  }
}
