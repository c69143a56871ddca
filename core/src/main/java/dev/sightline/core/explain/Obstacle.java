package dev.sightline.core.explain;

import dev.sightline.core.analysis.Ability;

/** Why a method cannot work on a model, with a target, or on an input. */
public enum Obstacle {
  NO_TEXT_SELF_ATTENTION("This model does not give the attention inside its text encoder."),
  NO_ALIGNMENT("This model gives no alignment of tokens and cells."),
  NO_CROSS_ATTENTION("This model has no cross-attention layers."),
  NO_GRADIENTS("No gradient can be followed through this model: it was imported as a script."),
  NO_CONVOLUTIONS("The convolutions of this model's video encoder are out of reach."),
  NO_PROBE("This model cannot be asked with parts of its input hidden."),
  NO_TEXT("This method needs a text."),
  NO_SUCH_HEAD("This head reads single pictures and not the fused video and text."),
  SWITCHED_OFF("The plug-in that brings this method failed and is switched off for now.");

  private final String sentence;

  Obstacle(String sentence) {
    this.sentence = sentence;
  }

  /** One English sentence; the window has its own words. */
  public String sentence() {
    return sentence;
  }

  static Obstacle without(Ability ability) {
    return switch (ability) {
      case TEXT_SELF_ATTENTION -> NO_TEXT_SELF_ATTENTION;
      case ALIGNMENT -> NO_ALIGNMENT;
      case CROSS_ATTENTION -> NO_CROSS_ATTENTION;
      case GRADIENTS -> NO_GRADIENTS;
      case CONVOLUTIONS -> NO_CONVOLUTIONS;
      case PROBE -> NO_PROBE;
    };
  }
}
