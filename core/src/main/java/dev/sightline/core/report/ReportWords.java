package dev.sightline.core.report;

import dev.sightline.core.media.Clip;
import dev.sightline.core.words.Phrase;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fixed words of reports in one language. What comes from elsewhere (texts, classes, model
 * cards, what methods say of themselves) stays as it is. Immutable.
 */
public final class ReportWords {
  private static final String BUNDLE = "dev.sightline.core.report.words";

  private final ReportLanguage language;
  private final ResourceBundle bundle;

  private ReportWords(ReportLanguage language) {
    this.language = language;
    // English lies in the root, so that the language of the machine has no say
    Locale locale = language == ReportLanguage.ENGLISH ? Locale.ROOT : Locale.of(language.key());
    this.bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            ReportWords.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** Those of a language. */
  public static ReportWords of(ReportLanguage language) {
    return new ReportWords(language);
  }

  /** Those in which a document was put into words. */
  public static ReportWords of(ReportDocument document) {
    return new ReportWords(ReportLanguage.ofTag(document.front().language()));
  }

  /** What a page shows beside its document, for the letters that it needs. */
  String ofPage() {
    return Stream.of(
            "brand",
            "legend.peak",
            "layer.brightest",
            "classes.count",
            "scrub",
            "foot",
            "clip",
            "contents")
        .map(bundle::getString)
        .collect(Collectors.joining());
  }

  ReportLanguage language() {
    return language;
  }

  /** What the core says, in this language. */
  public String say(Phrase phrase) {
    return language.wording().say(phrase);
  }

  /** Words of the core that have no slots, in this language. */
  String say(String english) {
    return language.wording().say(english);
  }

  /**
   * Words with what is filled in, numbers as they are written.
   *
   * @throws java.util.MissingResourceException if there is no such key
   */
  public String text(String key, Object... filledIn) {
    String pattern = bundle.getString(key);
    if (filledIn.length == 0) {
      return pattern;
    }
    Object[] texts = new Object[filledIn.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = String.valueOf(filledIn[i]);
    }
    return new MessageFormat(pattern, Locale.ROOT).format(texts);
  }

  /** The words of a key, or others where there is none. */
  String textOr(String key, String otherwise) {
    return bundle.containsKey(key) ? bundle.getString(key) : otherwise;
  }

  /** Name of a head for people. */
  public String head(String key) {
    return textOr("head." + key, key);
  }

  /** Heading of a section. */
  public String section(SectionKind kind) {
    return text("section." + kind.key());
  }

  /** {@code clip 3 (1.6 s to 2.4 s)}; clips count from 1 for people. */
  String clip(Clip c) {
    return text(
        "clip",
        Integer.toString(c.index() + 1),
        PlainText.time(c.start()),
        PlainText.time(c.end()));
  }
}
