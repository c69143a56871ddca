package dev.sightline.core.model;

/** The attention maps of a model, by what attends to what. */
public enum AttentionStream {
  /** Inside the text encoder: {@code [layer][heads, n, n]}. */
  TEXT_SELF,
  /** Between cells: {@code [heads, c, c]}. No model here has it; published ones do. */
  VIDEO_SELF,
  /** Alignment, each token over the cells: one layer and head, {@code [n, c]}. */
  ALIGNMENT_TO_VIDEO,
  /** Alignment, each cell over the tokens that are no special ones: {@code [c, n]}. */
  ALIGNMENT_TO_TEXT,
  /** Cross-attention of a fusion layer, tokens over cells: {@code [heads, n, c]}. */
  TEXT_TO_VIDEO,
  /** Cross-attention of a fusion layer, cells over tokens: {@code [heads, c, n]}. */
  VIDEO_TO_TEXT
}
