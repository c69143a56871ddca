package dev.sightline.core.report;

import dev.sightline.core.words.Wording;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a report is written in. */
public enum ReportLanguage {
  ENGLISH("en", "en", "English"),
  /** Simplified. */
  CHINESE("zh", "zh-CN", "简体中文");

  private final String key;
  private final String tag;
  private final String title;

  ReportLanguage(String key, String tag, String title) {
    this.key = key;
    this.tag = tag;
    this.title = title;
  }

  /** Stable name in templates and commands. */
  public String key() {
    return key;
  }

  /** As HTML, PDF and office documents name it (BCP 47). */
  public String tag() {
    return tag;
  }

  /** Its name in itself. */
  public String title() {
    return title;
  }

  /** How the core speaks in it. */
  public Wording wording() {
    return Wording.of(Locale.forLanguageTag(tag));
  }

  /** The language of that tag; English if there is none. */
  static ReportLanguage ofTag(String tag) {
    return Arrays.stream(values()).filter(l -> l.tag.equals(tag)).findFirst().orElse(ENGLISH);
  }

  /** The language of that key, if there is one. */
  public static Optional<ReportLanguage> of(String key) {
    return Arrays.stream(values()).filter(l -> l.key.equals(key)).findFirst();
  }
}
