package dev.sightline.core.model.bundle;

import dev.sightline.core.text.BuiltInText;

/**
 * The frozen parts that a bundle builds upon.
 *
 * @param textEncoder gives hidden states of tokens
 * @param tokenizer splits texts; not used if the bundle has an own {@code tokenizer.json}
 * @param imageEncoder gives lower features of frames
 */
public record FrozenParts(
    PartReference textEncoder, PartReference tokenizer, PartReference imageEncoder) {
  /** The parts that ship with this version of the program, of which there may be others too. */
  public static FrozenParts builtIn() {
    return builtIn(BuiltInText.ALL_MINILM_L6_V2);
  }

  /** The parts that ship with this version of the program, with one of its text encoders. */
  public static FrozenParts builtIn(BuiltInText text) {
    return switch (text) {
      case ALL_MINILM_L6_V2 ->
          new FrozenParts(
              BuiltInPart.TEXT_ENCODER.reference(),
              BuiltInPart.TOKENIZER.reference(),
              BuiltInPart.IMAGE_ENCODER.reference());
      case BGE_SMALL_ZH ->
          new FrozenParts(
              BuiltInPart.TEXT_ENCODER_ZH.reference(),
              BuiltInPart.TOKENIZER_ZH.reference(),
              BuiltInPart.IMAGE_ENCODER.reference());
    };
  }

  /** What a model that came as TorchScript builds upon: nothing of this program. */
  static FrozenParts none() {
    PartReference nothing = BuiltInPart.TORCHSCRIPT.reference();
    return new FrozenParts(nothing, nothing, nothing);
  }

  /** The same with another image encoder. */
  FrozenParts withImageEncoder(PartReference other) {
    return new FrozenParts(textEncoder, tokenizer, other);
  }
}
