package dev.sightline.core.training.data.own;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a video of a data set is for. */
public enum Part {
  TRAIN,
  /** Decides on the best epoch and on the temperature. */
  DEV,
  /** Measured once, at the end. */
  TEST;

  private static final Map<String, Part> NAMES =
      Map.of(
          "train", TRAIN,
          "training", TRAIN,
          "dev", DEV,
          "val", DEV,
          "valid", DEV,
          "validate", DEV,
          "validation", DEV,
          "test", TEST,
          "testing", TEST);

  /** Name in files and figures: {@code train}, {@code dev}, {@code test}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The part that a data set calls so, whatever the case; empty if it is no such name. */
  public static Optional<Part> of(String name) {
    return Optional.ofNullable(NAMES.get(name.strip().toLowerCase(Locale.ROOT)));
  }
}
