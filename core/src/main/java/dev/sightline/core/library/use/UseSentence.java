package dev.sightline.core.library.use;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A result in one line of English, for lists. Pure. */
public final class UseSentence {
  private UseSentence() {}

  /** Such as {@code what is on the table? – lamp (62 %)}. */
  public static String of(UseResult r) {
    return switch (r.kind()) {
      case ANSWER -> r.setting(Uses.QUESTION) + "? – " + answer(r);
      case SUMMARY -> Uses.paragraph(r);
      case SENTIMENT -> sentiment(r);
      case GENERATION -> r.setting(Uses.SENTENCE);
      case ATTACK ->
          r.setting(Uses.ATTACK)
              + " – "
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
            "%s (%.0f %%)",
            best.words(),
            100 * best.numbers().getOrDefault(UseValue.PROBABILITY, 0.))
        : "I cannot tell";
  }

  private static String sentiment(UseResult r) {
    List<UseValue> clips = Uses.part(r, Uses.PIECE);
    double mean =
        clips.stream()
            .mapToDouble(v -> v.numbers().getOrDefault("valence", 0.))
            .average()
            .orElse(0);
    return String.format(Locale.ROOT, "%+.2f on average over %d clips", mean, clips.size());
  }
}
