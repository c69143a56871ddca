package dev.sightline.core.comparison;

/** What happens to a value where its clip is cut or joined with another. */
public enum Quantity {
  /** A share that clips have of a whole, such as attention: parts add up. */
  SHARE,
  /** A level that holds all through the clip, such as a probability: parts are averaged. */
  LEVEL
}
