package dev.sightline.core.training;

/** Which sides of an item the model is given. */
public enum Side {
  TEXT,
  VIDEO,
  BOTH;

  /** Name in metrics: {@code text}, {@code video}, {@code both}. */
  public String key() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
