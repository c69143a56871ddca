package dev.sightline.core.model.generation;

import java.util.Locale;

/** How a clip is generated. */
public enum GenerationMethod {
  /** Flow matching: step by step from noise. */
  FLOW,
  /** The adversarial generator: at once. */
  ADVERSARIAL;

  /** Name on the command line and in files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
