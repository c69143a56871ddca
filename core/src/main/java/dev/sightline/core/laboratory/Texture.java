package dev.sightline.core.laboratory;

import java.util.Locale;

/** What fills an object. */
public enum Texture {
  PLAIN,
  STRIPED;

  /** The word in a sentence. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
