package dev.sightline.app.help;

import dev.sightline.app.i18n.Messages;

/**
 * A word of the field, with its explanation.
 *
 * @param key of its name in the messages; the explanation stands under the same key with {@code
 *     .text}
 * @param textKey of its explanation
 */
public record Term(String key, String textKey) {
  /** The word, in the user's language. */
  public String name() {
    return Messages.text(key);
  }

  /** What it means, where the window shows it, and who described it. */
  public String text() {
    return Messages.text(textKey);
  }
}
