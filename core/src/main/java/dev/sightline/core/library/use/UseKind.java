package dev.sightline.core.library.use;

import java.util.Locale;

/** What a model was used for. */
public enum UseKind {
  /** A question was answered. */
  ANSWER,
  /** A film was put into words. */
  SUMMARY,
  /** Sentiment along time. */
  SENTIMENT,
  /** The film itself was made from a sentence. */
  GENERATION,
  /** The input was changed so that the model errs. */
  ATTACK;

  /** Stable name in files: {@code answer}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The kind of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static UseKind of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
