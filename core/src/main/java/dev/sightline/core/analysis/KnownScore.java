package dev.sightline.core.analysis;

/**
 * Whether text and video look like those that a head was trained on.
 *
 * @param score the higher, the more they do: a logit, or for heads of a user's a cosine
 * @param threshold 19 of 20 known items score at least this, unless the model says otherwise
 */
public record KnownScore(double score, double threshold) {
  /** False if none of the trained classes is likely. */
  public boolean isKnown() {
    return score >= threshold;
  }
}
