package dev.sightline.core.laboratory;

import java.util.Optional;

/**
 * What a sentence says or asks, without its words.
 *
 * @param form which kind of sentence
 * @param claim the object, and what it does; for {@link Form#WHICH_WAY} and {@link Form#HOW_OFTEN}
 *     only the object counts
 * @param other the second claim of {@link Form#BEFORE} and {@link Form#AFTER}
 */
public record Statement(Form form, Claim claim, Optional<Claim> other) {
  /** Kinds of sentences. */
  public enum Form {
    /** “the red circle moves left” */
    SAYS,
    /** “which way does the red circle go” */
    WHICH_WAY,
    /** “how often does the red circle bounce” */
    HOW_OFTEN,
    /** “the red circle moves left before the blue square spins” */
    BEFORE,
    /** “the red circle moves left after the blue square spins” */
    AFTER
  }

  /** A plain statement. */
  public static Statement says(Claim claim) {
    return new Statement(Form.SAYS, claim, Optional.empty());
  }
}
