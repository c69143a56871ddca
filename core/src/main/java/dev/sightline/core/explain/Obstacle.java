package dev.sightline.core.explain;

import dev.sightline.core.analysis.Ability;
import dev.sightline.core.words.Phrase;

/** Why a method cannot work on a model, with a target, or on an input. */
public enum Obstacle {
  NO_TEXT_SELF_ATTENTION(
      Phrase.of("This model does not give the attention inside its text encoder.")),
  NO_ALIGNMENT(Phrase.of("This model gives no alignment of tokens and cells.")),
  NO_CROSS_ATTENTION(Phrase.of("This model has no cross-attention layers.")),
  NO_GRADIENTS(
      Phrase.of("No gradient can be followed through this model: it was imported as a script.")),
  NO_CONVOLUTIONS(Phrase.of("The convolutions of this model's video encoder are out of reach.")),
  NO_PROBE(Phrase.of("This model cannot be asked with parts of its input hidden.")),
  NO_TEXT(Phrase.of("This method needs a text.")),
  NO_SUCH_HEAD(Phrase.of("This head reads single pictures and not the fused video and text.")),
  SWITCHED_OFF(
      Phrase.of("The plug-in that brings this method failed and is switched off for now."));

  private final Phrase phrase;

  Obstacle(Phrase phrase) {
    this.phrase = phrase;
  }

  /** One sentence. */
  public Phrase phrase() {
    return phrase;
  }

  /** The sentence in English. */
  public String sentence() {
    return phrase.english();
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
