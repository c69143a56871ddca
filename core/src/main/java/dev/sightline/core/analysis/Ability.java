package dev.sightline.core.analysis;

/** What an explanation method can ask of a model. A model has some of them. */
public enum Ability {
  /** Attention maps inside the text encoder come out. */
  TEXT_SELF_ATTENTION,
  /** The alignment map comes out. */
  ALIGNMENT,
  /** It has cross-attention layers, both ways, and their maps come out. */
  CROSS_ATTENTION,
  /** Gradients reach token embeddings, cells and attention maps. */
  GRADIENTS,
  /** Gradients reach the convolutions of its video encoder, down to the pixels. */
  CONVOLUTIONS,
  /** It answers with some tokens or cells hidden. */
  PROBE
}
