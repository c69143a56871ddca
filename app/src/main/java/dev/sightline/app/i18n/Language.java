package dev.sightline.app.i18n;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** In which language the window speaks. */
public enum Language {
  /** The one of the operating system, if the window knows it, else English. */
  SYSTEM(null, "language.system"),
  ENGLISH(Locale.ENGLISH, "language.english"),
  /** Simplified. */
  CHINESE(Locale.SIMPLIFIED_CHINESE, "language.chinese");

  /** Under which name the choice is kept in the settings. */
  public static final String KEPT = "language";

  private final Locale locale;
  private final String key;

  Language(Locale locale, String key) {
    this.locale = locale;
    this.key = key;
  }

  /** What a choice was kept as; empty if that is none. */
  public static Optional<Language> named(String kept) {
    return Arrays.stream(values()).filter(l -> l.name().equals(kept)).findFirst();
  }

  /** What it is called, each in its own language. */
  public String title() {
    return Messages.text(key);
  }

  /** Makes it the language of this process; before the first word is shown. */
  public void speak() {
    if (locale != null) {
      Locale.setDefault(locale);
    }
  }
}
