package dev.sightline.core.model.bundle;

/**
 * What happens to frames and texts before the model sees them: {@code (x − offset) / divisor} for
 * each 8-bit colour value {@code x}.
 *
 * @param side width and height of an input frame, px
 * @param colours order of the colour planes, {@code RGB}
 * @param offset subtracted from a colour value
 * @param divisor by which it is then divided; not 0
 * @param maxTokens longest text in tokens, special tokens included
 */
public record Preprocessing(int side, String colours, float offset, float divisor, int maxTokens) {
  /** What the bundled encoders were trained with. */
  public static final Preprocessing STANDARD = new Preprocessing(224, "RGB", 127, 128, 512);

  /** For video encoders that are trained from scratch on small frames. */
  public static final Preprocessing SMALL = new Preprocessing(64, "RGB", 127, 128, 512);
}
