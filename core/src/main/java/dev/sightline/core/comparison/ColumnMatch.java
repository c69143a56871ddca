package dev.sightline.core.comparison;

/** How columns of two maps were put together. */
public enum ColumnMatch {
  /** Both have the same clips. */
  SAME_CLIPS,
  /** Clips of equally long videos, by what they share of the time line. */
  BY_TIME,
  /** Clips of videos that differ in length: each time line counts from 0 to 1. */
  BY_RELATIVE_TIME,
  /** Tokens that are spelt alike, in their order; the others are left out of the difference. */
  BY_WORD
}
