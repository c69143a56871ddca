package dev.sightline.app.attention.clips;

/** By what clips are sorted. */
public enum ClipOrder {
  /** By the weight of the lit word, or by the mean of all words. */
  WEIGHT,
  /** By the probability of the chosen class in the clip alone. */
  CLASS
}
