package dev.sightline.app.settings;

import dev.sightline.app.i18n.Messages;
import java.util.Arrays;
import java.util.Optional;

/** Whether something may move that the user did not set in motion. */
public enum Motion {
  /** As the operating system says, where JavaFX knows that. */
  SYSTEM,
  FULL,
  REDUCED;

  /** Under which name the choice is kept in the settings. */
  static final String KEPT = "motion";

  /** What a choice was kept as; empty if that is none. */
  static Optional<Motion> named(String kept) {
    return Arrays.stream(values()).filter(m -> m.name().equals(kept)).findFirst();
  }

  /**
   * True if things are to stand still.
   *
   * @param system what the operating system says
   */
  public boolean isReduced(boolean system) {
    return this == REDUCED || this == SYSTEM && system;
  }

  /** What the user reads. */
  public String title() {
    return Messages.text(
        switch (this) {
          case SYSTEM -> "settings.motion.system";
          case FULL -> "settings.motion.full";
          case REDUCED -> "settings.motion.reduced";
        });
  }
}
