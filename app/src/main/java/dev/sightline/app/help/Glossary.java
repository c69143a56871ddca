package dev.sightline.app.help;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The words of the field that the window uses. Thread-safe. */
public final class Glossary {
  private static final List<Term> TERMS =
      List.of(
          new Term("glossary.token", "glossary.token.text"),
          new Term("glossary.clip", "glossary.clip.text"),
          new Term("glossary.stride", "glossary.stride.text"),
          new Term("glossary.cell", "glossary.cell.text"),
          new Term("glossary.attention", "glossary.attention.text"),
          new Term("glossary.cross", "glossary.cross.text"),
          new Term("glossary.layer", "glossary.layer.text"),
          new Term("glossary.head", "glossary.head.text"),
          new Term("glossary.alignment", "glossary.alignment.text"),
          new Term("glossary.embedding", "glossary.embedding.text"),
          new Term("glossary.infonce", "glossary.infonce.text"),
          new Term("glossary.logits", "glossary.logits.text"),
          new Term("glossary.temperature", "glossary.temperature.text"),
          new Term("glossary.probability", "glossary.probability.text"),
          new Term("glossary.calibration", "glossary.calibration.text"),
          new Term("glossary.rejection", "glossary.rejection.text"),
          new Term("glossary.rollout", "glossary.rollout.text"),
          new Term("glossary.relevancy", "glossary.relevancy.text"),
          new Term("glossary.saliency", "glossary.saliency.text"),
          new Term("glossary.integrated", "glossary.integrated.text"),
          new Term("glossary.gradcam", "glossary.gradcam.text"),
          new Term("glossary.occlusion", "glossary.occlusion.text"),
          new Term("glossary.shapley", "glossary.shapley.text"),
          new Term("glossary.entropy", "glossary.entropy.text"),
          new Term("glossary.sink", "glossary.sink.text"),
          new Term("glossary.deletion", "glossary.deletion.text"),
          new Term("glossary.randomisation", "glossary.randomisation.text"),
          new Term("glossary.modality", "glossary.modality.text"),
          new Term("glossary.attack", "glossary.attack.text"),
          new Term("glossary.decoder", "glossary.decoder.text"),
          new Term("glossary.bundle", "glossary.bundle.text"));

  private Glossary() {}

  /** All of them, by name. */
  public static List<Term> terms() {
    return TERMS.stream()
        .sorted(Comparator.comparing(t -> t.name().toLowerCase(Locale.ROOT)))
        .toList();
  }

  /** The term of that key. */
  public static Optional<Term> find(String key) {
    return TERMS.stream().filter(t -> t.key().equals(key)).findFirst();
  }

  /** Terms whose name, or its plural, stands in {@code text}, in the order of the glossary. */
  public static List<Term> mentioned(String text) {
    return TERMS.stream().filter(t -> isIn(t.name(), text)).toList();
  }

  /** Terms whose name or explanation holds {@code query}; all for a blank one. By name. */
  public static List<Term> search(String query) {
    String wanted = query.strip().toLowerCase(Locale.ROOT);
    return terms().stream()
        .filter(
            t ->
                t.name().toLowerCase(Locale.ROOT).contains(wanted)
                    || t.text().toLowerCase(Locale.ROOT).contains(wanted))
        .sorted(Comparator.comparing(t -> !t.name().toLowerCase(Locale.ROOT).contains(wanted)))
        .toList();
  }

  /** A name of Latin letters as a word of its own; Chinese has no spaces between words. */
  private static boolean isIn(String name, String text) {
    if (name.codePoints().anyMatch(Character::isIdeographic)) {
      return text.contains(name);
    }
    return Pattern.compile(
            "(?<![\\p{L}-])" + Pattern.quote(name) + "s?(?![\\p{L}-])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
        .matcher(text)
        .find();
  }
}
