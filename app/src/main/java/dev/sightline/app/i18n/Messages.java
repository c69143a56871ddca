package dev.sightline.app.i18n;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Every word that a user reads, by key. Thread-safe. */
public final class Messages {
  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle(
          "dev.sightline.app.i18n.messages",
          Locale.getDefault(),
          // English where a language is not known, not that of the operating system
          ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

  private Messages() {}

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
