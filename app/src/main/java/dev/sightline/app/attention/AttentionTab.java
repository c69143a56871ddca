package dev.sightline.app.attention;

/** The ways to look at attention, in the order of their keys. */
public enum AttentionTab {
  /** Tokens × clips, or tokens × tokens. */
  MATRIX,
  /** All layers and heads as thumbnails. */
  HEADS,
  /** Links between tokens and clips. */
  FLOW,
  /** Lanes on the time line. */
  LANES,
  /** Numbers and what they say. */
  STATISTICS,
  /** Clips in the order of their weight. */
  CLIPS,
  /** How the video sounds along time. */
  SENTIMENT,
  /** The video in words. */
  SUMMARY
}
