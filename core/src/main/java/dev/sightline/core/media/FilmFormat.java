package dev.sightline.core.media;

/**
 * How a film is encoded.
 *
 * @param width px, even
 * @param height px, even
 * @param frameRate usual frames per second, to share out bits; frames may come at any time
 * @param timeBase seconds of one tick; every frame's time is a whole number of it
 */
public record FilmFormat(int width, int height, Fraction frameRate, Fraction timeBase) {
  /** The encoder takes no more, px. */
  private static final int MAX_LONG_SIDE = 3840;

  private static final int MAX_SHORT_SIDE = 2160;

  /** Nor less, px. */
  private static final int MIN_SIDE = 16;

  private static final Fraction MIN_RATE = Fraction.ONE;
  private static final Fraction MAX_RATE = Fraction.of(120);
  private static final Fraction USUAL_RATE = Fraction.of(25);

  /**
   * @throws IllegalArgumentException if a side is odd or out of range
   */
  public FilmFormat {
    if (width % 2 != 0
        || height % 2 != 0
        || Math.min(width, height) < MIN_SIDE
        || Math.max(width, height) > MAX_LONG_SIDE
        || Math.min(width, height) > MAX_SHORT_SIDE) {
      throw new IllegalArgumentException("a film of " + width + " × " + height);
    }
  }

  /**
   * The format of a film that shows a video as a viewer sees it: upright, square pixels, sides made
   * even; what is larger than the encoder takes is made smaller.
   *
   * @param timeBase of the video's frames
   */
  public static FilmFormat of(VideoInfo video, Fraction timeBase) {
    int w = video.displayWidth();
    int h = video.displayHeight();
    double scale =
        Math.min(
            1,
            Math.min(
                (double) MAX_LONG_SIDE / Math.max(w, h), (double) MAX_SHORT_SIDE / Math.min(w, h)));
    Fraction rate = video.frameRate();
    boolean known = rate.compareTo(MIN_RATE) >= 0 && rate.compareTo(MAX_RATE) <= 0;
    return new FilmFormat(even(w * scale), even(h * scale), known ? rate : USUAL_RATE, timeBase);
  }

  private static int even(double side) {
    return Math.max(MIN_SIDE, (int) Math.round(side / 2) * 2);
  }
}
