package dev.sightline.core.explain;

/** What a method says something of. */
public enum Gives {
  TOKENS,
  CLIPS,
  CELLS,
  /** A value for each pair of a token and a cell. */
  TOKENS_BY_CELLS
}
