package dev.sightline.core.explain.faithfulness;

/** What is asked of a map. */
public enum Measure {
  /** Taking away its highest tokens first lowers the answer faster than taking away any. */
  DELETION_TOKENS,
  /** Putting back its highest tokens first raises the answer faster than any. */
  INSERTION_TOKENS,
  /** The same of clips. */
  DELETION_CLIPS,
  /** The same of clips. */
  INSERTION_CLIPS,
  /** The same of cells. */
  DELETION_CELLS,
  /** The same of cells. */
  INSERTION_CELLS,
  /** It changes when the weights become random. */
  RANDOMISATION,
  /** It stays when the input changes a little. */
  STABILITY,
  /** Other methods order the items alike. */
  AGREEMENT;

  /** Stable key, such as {@code deletion_tokens}. */
  public String key() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** True for deletion and insertion: they alone ask the model. */
  public boolean isCurve() {
    return compareTo(RANDOMISATION) < 0;
  }

  /** True for deletion of any kind of item. */
  public boolean isDeletion() {
    return name().startsWith("DELETION");
  }
}
