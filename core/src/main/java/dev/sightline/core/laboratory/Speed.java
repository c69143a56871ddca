package dev.sightline.core.laboratory;

/** How fast a motion is. */
public enum Speed {
  SLOW("slowly", 0.24),
  FAST("quickly", 0.46);

  private final String word;
  private final double way;

  Speed(String word, double way) {
    this.word = word;
    this.way = way;
  }

  /** The word in a sentence. */
  public String word() {
    return word;
  }

  /** Way in one clip, as a share of the frame's side. */
  public double way() {
    return way;
  }
}
