package dev.sightline.core.training.pretraining;

import dev.sightline.core.training.pretraining.PretrainPlan.Weights;

/** What a pre-training asks. */
public enum Objective {
  /** Guess hidden words. */
  LANGUAGE("masked language"),
  /** Tell what hidden cells hold. */
  VIDEO("masked video"),
  /** Tell which text belongs to which video. */
  CONTRAST("contrast");

  private final String stage;

  Objective(String stage) {
    this.stage = stage;
  }

  /** Name of its curves. */
  public String stage() {
    return stage;
  }

  double weight(Weights weights) {
    return switch (this) {
      case LANGUAGE -> weights.language();
      case VIDEO -> weights.video();
      case CONTRAST -> weights.contrast();
    };
  }
}
