package dev.sightline.core.explain.faithfulness;

/** What one measure says of a map. */
public enum Grade {
  /** As it should be. */
  PASSED,
  /** Neither clearly so nor clearly not. */
  DOUBTFUL,
  /** Not as it should be. */
  FAILED
}
