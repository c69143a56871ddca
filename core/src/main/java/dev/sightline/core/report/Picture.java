package dev.sightline.core.report;

import java.util.Base64;

/** An encoded picture, such as a JPEG. Immutable. */
public final class Picture {
  private final int width;
  private final int height;
  private final String mediaType;
  private final byte[] bytes;

  /**
   * @param width px, greater than 0
   * @param height px, greater than 0
   * @param mediaType {@code image/jpeg} or {@code image/png}
   * @param bytes the file; copied
   * @throws IllegalArgumentException if there is no pixel or no byte
   */
  public Picture(int width, int height, String mediaType, byte[] bytes) {
    if (width < 1 || height < 1 || bytes.length == 0) {
      throw new IllegalArgumentException("empty picture " + width + "×" + height);
    }
    this.width = width;
    this.height = height;
    this.mediaType = mediaType;
    this.bytes = bytes.clone();
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** Width ÷ height. */
  public double aspect() {
    return (double) width / height;
  }

  /** The whole picture as a {@code data:} URI. */
  public String dataUri() {
    return "data:" + mediaType + ";base64," + Base64.getEncoder().encodeToString(bytes);
  }
}
