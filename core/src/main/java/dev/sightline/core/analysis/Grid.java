package dev.sightline.core.analysis;

/**
 * The feature grid of one clip.
 *
 * @param t cells along time
 * @param h cells from top to bottom
 * @param w cells from left to right
 */
public record Grid(int t, int h, int w) {
  public Grid {
    if (t < 1 || h < 1 || w < 1) {
      throw new IllegalArgumentException("empty grid " + t + "×" + h + "×" + w);
    }
  }

  /** Cells of one clip. */
  public int cells() {
    return t * h * w;
  }
}
