package dev.sightline.core.model.bundle;

/**
 * The frozen parts that a bundle builds upon.
 *
 * @param textEncoder gives hidden states of tokens
 * @param tokenizer splits texts; not used if the bundle has an own {@code tokenizer.json}
 * @param imageEncoder gives lower features of frames
 */
public record FrozenParts(
    PartReference textEncoder, PartReference tokenizer, PartReference imageEncoder) {
  /** The parts that ship with this version of the program. */
  public static FrozenParts builtIn() {
    return new FrozenParts(
        BuiltInPart.TEXT_ENCODER.reference(),
        BuiltInPart.TOKENIZER.reference(),
        BuiltInPart.IMAGE_ENCODER.reference());
  }

  /** The same with another image encoder. */
  FrozenParts withImageEncoder(PartReference other) {
    return new FrozenParts(textEncoder, tokenizer, other);
  }
}
