package dev.sightline.core.media;

import dev.sightline.core.media.VideoFrame.PixelLayout;

/**
 * How frames are wanted.
 *
 * @param width px, or 0 (together with the height) for the size at which a viewer sees the video
 * @param height px; an explicit size is filled exactly, whatever the aspect
 * @param layout packing of the pixels
 * @param threads decoder threads, 1 or more
 */
public record FrameRequest(int width, int height, PixelLayout layout, int threads) {
  /** Longest side that can be asked for, px. */
  public static final int MAX_SIDE = 16384;

  /**
   * @throws IllegalArgumentException if a size is negative or absurd, only one side is 0, or there
   *     is no thread
   */
  public FrameRequest {
    if (width < 0
        || height < 0
        || width > MAX_SIDE
        || height > MAX_SIDE
        || (width == 0) != (height == 0)) {
      throw new IllegalArgumentException("size " + width + " × " + height);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads " + threads);
    }
  }

  /** Frames at display size. */
  public static FrameRequest displaySize(PixelLayout layout, int threads) {
    return new FrameRequest(0, 0, layout, threads);
  }
}
