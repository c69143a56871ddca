package dev.sightline.core.search;

/**
 * What the vectors of an index were made with.
 *
 * @param model hash of the model; empty: no model, the index holds words alone
 * @param dim values of a vector, 1 to 1024
 */
public record IndexFacts(String model, int dim) {
  /** Format of the documents; a change makes older indexes be built again. */
  static final int SCHEMA = 1;

  private static final int MAX_DIM = 1024;

  /**
   * @throws IllegalArgumentException if the vectors are too long for the index
   */
  public IndexFacts {
    if (dim < 1 || dim > MAX_DIM) {
      throw new IllegalArgumentException("vectors of " + dim + " values");
    }
  }
}
