package dev.sightline.core.laboratory;

import java.util.Locale;

/** Parts of a set whose random numbers have nothing in common. */
public enum Split {
  TRAIN,
  DEV,
  TEST;

  /** Name on the command line and in files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
