package dev.sightline.app.attention;

import dev.sightline.app.i18n.Messages;
import dev.sightline.core.media.Clip;
import dev.sightline.core.text.Token;
import dev.sightline.core.text.TokenizedText;
import java.util.List;
import java.util.Locale;

/** Names of tokens, clips and weights for people. Pure. */
public final class Words {
  private static final double SMALLEST_PLAIN = 0.0005;

  private Words() {}

  /** The token's characters; for a piece of a word, with the word; for none, "clips". */
  public static String token(TokenizedText text, int index) {
    if (index < 0) {
      return Messages.text("attention.row.clips");
    }
    Token t = text.tokens().get(index);
    if (t.isSpecial()) {
      return t.piece();
    }
    String piece = text.text().substring(t.start(), t.end());
    List<Token> word = text.tokens().stream().filter(o -> o.word() == t.word()).toList();
    if (word.size() == 1) {
      return piece;
    }
    String whole = text.text().substring(word.getFirst().start(), word.getLast().end());
    return Messages.text("attention.piece", piece, whole);
  }

  /** A clip with its stretch of time: {@code clip 10 (5.6–6.3 s)}. */
  public static String clip(Clip clip) {
    return Messages.text(
        "attention.clip",
        Integer.toString(clip.index() + 1),
        seconds(clip.start().toDouble()),
        seconds(clip.end().toDouble()));
  }

  /** A weight with three decimals, or two significant digits where that would be 0. */
  public static String weight(double value) {
    return value != 0 && Math.abs(value) < SMALLEST_PLAIN
        ? String.format(Locale.ROOT, "%.1e", value)
        : String.format(Locale.ROOT, "%.3f", value);
  }

  /** A weight, or a signed score, which bears its sign. */
  public static String value(double value, boolean signed) {
    String text = weight(value);
    if (text.startsWith("-")) {
      return "−" + text.substring(1);
    }
    return signed && value > 0 ? "+" + text : text;
  }

  /** A share of 1 in whole percent: {@code 62 %}. */
  public static String percent(double share) {
    return Math.round(share * 100) + " %";
  }

  /** A number with two decimals. */
  public static String decimal(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /** A share of 1 in percent with one decimal: {@code 98.7 %}. */
  public static String finePercent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }

  /**
   * A difference of probabilities in percentage points, with its sign: {@code −3.2 pp}; small ones
   * with three decimals.
   */
  public static String points(double difference) {
    double points = Math.abs(difference) * 100;
    String text = String.format(Locale.ROOT, points < 0.05 ? "%.3f" : "%.1f", points);
    String sign = text.equals("0.000") ? "" : difference < 0 ? "−" : "+";
    return Messages.text("attention.points", sign + text);
  }

  private static String seconds(double s) {
    return String.format(Locale.ROOT, "%.1f", s);
  }
}
