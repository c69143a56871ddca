package dev.sightline.core.report;

import dev.sightline.core.figure.Raster;
import java.util.Base64;
import java.util.Optional;

/** An encoded picture, such as a JPEG. Immutable. */
public final class Picture {
  /** Media type of a JPEG. */
  public static final String JPEG = "image/jpeg";

  private final int width;
  private final int height;
  private final String mediaType;
  private final byte[] bytes;
  private final Optional<Raster> pixels;

  /**
   * @param pixels what the file holds
   * @param mediaType {@code image/jpeg} or {@code image/png}
   * @param bytes the file; copied
   */
  public Picture(Raster pixels, String mediaType, byte[] bytes) {
    this(pixels.width(), pixels.height(), mediaType, bytes, Optional.of(pixels));
  }

  /**
   * @param width px, greater than 0
   * @param height px, greater than 0
   * @param mediaType {@code image/jpeg} or {@code image/png}
   * @param bytes the file; copied
   * @throws IllegalArgumentException if there is no pixel or no byte
   */
  public Picture(int width, int height, String mediaType, byte[] bytes) {
    this(width, height, mediaType, bytes, Optional.empty());
  }

  private Picture(int width, int height, String mediaType, byte[] bytes, Optional<Raster> pixels) {
    if (width < 1 || height < 1 || bytes.length == 0) {
      throw new IllegalArgumentException("empty picture " + width + "×" + height);
    }
    this.width = width;
    this.height = height;
    this.mediaType = mediaType;
    this.bytes = bytes.clone();
    this.pixels = pixels;
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

  /** What the file is: {@code image/jpeg} or {@code image/png}. */
  public String mediaType() {
    return mediaType;
  }

  /** A copy of the file. */
  public byte[] file() {
    return bytes.clone();
  }

  /** What the file holds, where it is known; for figures on paper. */
  public Optional<Raster> pixels() {
    return pixels;
  }

  /** The whole picture as a {@code data:} URI. */
  public String dataUri() {
    return "data:" + mediaType + ";base64," + Base64.getEncoder().encodeToString(bytes);
  }
}
