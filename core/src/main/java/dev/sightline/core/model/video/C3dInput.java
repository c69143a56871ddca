package dev.sightline.core.model.video;

import java.util.List;

/** From frames to what {@link C3d} takes. */
public final class C3dInput {
  private static final int PLANE = C3d.SIDE * C3d.SIDE;

  /** Floats of one clip. */
  public static final int VALUES = 3 * C3d.FRAMES * PLANE;

  private C3dInput() {}

  /**
   * Puts a clip into a batch: {@code (x − 127) / 128} for each colour value.
   *
   * @param frames 16 frames of {@code 64 × 64 × 3} bytes, row by row, red first
   * @param batch {@code [b, 3, 16, 64, 64]}
   * @param number of the clip in the batch
   * @throws IllegalArgumentException if number or size of the frames does not fit
   */
  public static void fill(List<byte[]> frames, float[] batch, int number) {
    if (frames.size() != C3d.FRAMES) {
      throw new IllegalArgumentException(frames.size() + " frames for a clip of " + C3d.FRAMES);
    }
    for (int t = 0; t < C3d.FRAMES; t++) {
      byte[] rgb = frames.get(t);
      if (rgb.length != 3 * PLANE) {
        throw new IllegalArgumentException(
            "a frame has " + 3 * PLANE + " bytes, got " + rgb.length);
      }
      for (int c = 0; c < 3; c++) {
        int at = number * VALUES + (c * C3d.FRAMES + t) * PLANE;
        for (int i = 0; i < PLANE; i++) {
          batch[at + i] = ((rgb[3 * i + c] & 0xff) - 127) / 128f;
        }
      }
    }
  }
}
