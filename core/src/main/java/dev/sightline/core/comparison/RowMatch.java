package dev.sightline.core.comparison;

/** How rows of two maps were put together. */
public enum RowMatch {
  /** Both have the same tokens in the same order. */
  SAME_TOKENS,
  /** Tokens that are spelt alike, in their order; the others are left out of the difference. */
  BY_WORD,
  /** Both have one row, whatever it is called. */
  ONE_ROW
}
