package dev.sightline.core.model;

import java.util.Locale;

/** Which sides of an item the model is given. */
public enum Side {
  TEXT,
  VIDEO,
  BOTH;

  /** Name in metrics and files: {@code text}, {@code video}, {@code both}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
