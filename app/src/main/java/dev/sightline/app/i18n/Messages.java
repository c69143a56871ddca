package dev.sightline.app.i18n;

import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import dev.sightline.core.words.Wording;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Every word that a user reads: the window's own by key, the core's as it said them. Thread-safe.
 */
public final class Messages {
  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle(
          "dev.sightline.app.i18n.messages",
          Locale.getDefault(),
          // English where a language is not known, not that of the operating system
          ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

  private static final Wording WORDING = Wording.of(BUNDLE.getLocale());

  private Messages() {}

  /** What the core says, in the language of the window. */
  public static String say(Phrase phrase) {
    return WORDING.say(phrase);
  }

  /** How the core speaks in the language of the window, for what it draws. */
  public static Wording wording() {
    return WORDING;
  }

  /** What went wrong, in the language of the window. */
  public static String say(SightlineException problem) {
    return WORDING.say(problem.phrase());
  }

  /** Words of the core that have no slots, such as the unit of a method's scores. */
  public static String say(String english) {
    return WORDING.say(english);
  }

  /**
   * The text under {@code key}, with {@code {0}}, {@code {1}} … filled in as {@link MessageFormat}
   * does.
   *
   * @throws java.util.MissingResourceException if there is no such key
   */
  public static String text(String key, Object... values) {
    String pattern = BUNDLE.getString(key);
    return values.length == 0 ? pattern : new MessageFormat(pattern).format(values);
  }
}
