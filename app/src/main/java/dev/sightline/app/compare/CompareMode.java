package dev.sightline.app.compare;

/** In what the two sides differ. */
public enum CompareMode {
  /** The same text beside two videos. */
  VIDEOS,
  /** Two texts beside the same video. */
  TEXTS,
  /** Two models. */
  MODELS,
  /** Two maps of the same analysis: kinds, layers, heads of attention, or methods. */
  MAPS,
  /** Two classes: their courses along the video, or the same method asked about each. */
  CLASSES
}
