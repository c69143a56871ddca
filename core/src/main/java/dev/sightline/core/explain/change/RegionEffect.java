package dev.sightline.core.explain.change;

/** What is done to a region of the picture. */
public enum RegionEffect {
  /** Details are lost, colours and large shapes stay. Its clips are encoded anew. */
  BLUR,
  /** All of it becomes middle grey. Its clips are encoded anew. */
  GREY,
  /** The cells in it are hidden after encoding, when they have seen their surroundings. */
  HIDE
}
