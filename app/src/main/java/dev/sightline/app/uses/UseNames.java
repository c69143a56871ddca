package dev.sightline.app.uses;

import dev.sightline.app.i18n.Messages;
import dev.sightline.core.library.use.UseKind;
import dev.sightline.core.library.use.UseResult;
import dev.sightline.core.library.use.UseValue;
import dev.sightline.core.library.use.Uses;
import java.util.Locale;
import java.util.stream.Collectors;

/** Results of uses in words. */
public final class UseNames {
  private UseNames() {}

  /** What a kind is called. */
  public static String kind(UseKind kind) {
    return switch (kind) {
      case ANSWER -> Messages.text("uses.answer");
      case SUMMARY -> Messages.text("uses.summary");
      case SENTIMENT -> Messages.text("uses.sentiment");
      case GENERATION -> Messages.text("uses.generation");
      case ATTACK -> Messages.text("uses.attack");
    };
  }

  /** What was said, in a line or a short paragraph. */
  public static String words(UseResult r) {
    return switch (r.kind()) {
      case ANSWER -> Messages.text("ask.past", r.setting(Uses.QUESTION) + "?", answer(r));
      case SUMMARY -> Uses.paragraph(r);
      case SENTIMENT ->
          Messages.text(
              "uses.sentiment.mean",
              String.format(Locale.ROOT, "%+.2f", mean(r)).replace('-', '−'),
              Uses.part(r, Uses.PIECE).size());
      case GENERATION -> r.setting(Uses.SENTENCE);
      case ATTACK ->
          r.setting(Uses.ATTACK)
              + ": "
              + r.values().stream()
                  .map(UseValue::words)
                  .distinct()
                  .collect(Collectors.joining(" → "));
    };
  }

  private static String answer(UseResult r) {
    UseValue best = r.values().getFirst();
    return Uses.tells(r)
        ? String.format(
            Locale.ROOT,
            "%s %.0f\u00a0%%",
            best.words(),
            100 * best.numbers().getOrDefault(UseValue.PROBABILITY, 0.))
        : Messages.text("ask.cannotTell");
  }

  private static double mean(UseResult r) {
    return Uses.part(r, Uses.PIECE).stream()
        .mapToDouble(v -> v.numbers().getOrDefault("valence", 0.))
        .average()
        .orElse(0);
  }
}
