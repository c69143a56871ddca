package dev.sightline.core.words;

import java.util.Locale;
import java.util.Map;

/**
 * How phrases are said in one language. What has no translation is said in English. Immutable and
 * thread-safe.
 */
public final class Wording {
  /** As it stands in the code. */
  public static final Wording ENGLISH = new Wording(Map.of());

  private final Map<String, String> byEnglish;

  private Wording(Map<String, String> byEnglish) {
    this.byEnglish = byEnglish;
  }

  /** That of a language: simplified Chinese for every Chinese, English for whatever else. */
  public static Wording of(Locale locale) {
    return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? Chinese.WORDING : ENGLISH;
  }

  /** A phrase with its slots filled. */
  public String say(Phrase phrase) {
    return phrase.fill(say(phrase.template()), this);
  }

  /** Words without slots, such as the title of a method; themselves if nothing is known of them. */
  public String say(String english) {
    return byEnglish.getOrDefault(english, english);
  }

  /** Read when first asked for: most commands never do. */
  private static final class Chinese {
    static final Wording WORDING = new Wording(Translations.read("zh.po"));
  }
}
