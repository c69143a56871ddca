package dev.sightline.core.explain.change;

import dev.sightline.core.media.VideoFrame;

/** Blurs or greys a region of a frame. Pure. */
final class RegionPixels {
  /** Middle grey: what both families of encoders take for 0. */
  private static final byte GREY = 127;

  /** Reach of one pass of the blur, as a share of the frame's side. Three passes are a Gaussian. */
  private static final double REACH = 0.06;

  private static final int PASSES = 3;
  private static final int CHANNELS = VideoFrame.PixelLayout.RGB24.bytes();

  private RegionPixels() {}

  static VideoFrame change(VideoFrame frame, FrameEdits.InRegion edit) {
    int w = frame.width();
    int h = frame.height();
    Region region = edit.region();
    int left = (int) Math.floor(region.x() * w);
    int top = (int) Math.floor(region.y() * h);
    int right = Math.min(w, (int) Math.ceil((region.x() + region.width()) * w));
    int bottom = Math.min(h, (int) Math.ceil((region.y() + region.height()) * h));
    byte[] pixels = frame.pixels().clone();
    byte[] source = edit.effect() == RegionEffect.BLUR ? blurred(frame) : null;
    for (int y = top; y < bottom; y++) {
      for (int i = (y * w + left) * CHANNELS; i < (y * w + right) * CHANNELS; i++) {
        pixels[i] = source == null ? GREY : source[i];
      }
    }
    return new VideoFrame(frame.time(), frame.duration(), w, h, frame.layout(), pixels);
  }

  /** The whole frame after box filters along rows and columns, edges repeated. */
  private static byte[] blurred(VideoFrame frame) {
    int w = frame.width();
    int h = frame.height();
    int reach = Math.max(1, (int) Math.round(REACH * Math.min(w, h)));
    byte[] pixels = frame.pixels();
    for (int pass = 0; pass < PASSES; pass++) {
      byte[] rows = new byte[pixels.length];
      for (int y = 0; y < h; y++) {
        for (int c = 0; c < CHANNELS; c++) {
          line(pixels, rows, y * w * CHANNELS + c, CHANNELS, w, reach);
        }
      }
      byte[] columns = new byte[pixels.length];
      for (int x = 0; x < w * CHANNELS; x++) {
        line(rows, columns, x, w * CHANNELS, h, reach);
      }
      pixels = columns;
    }
    return pixels;
  }

  /** A running mean over {@code 2·reach + 1} values of one line. */
  private static void line(byte[] from, byte[] to, int start, int step, int n, int reach) {
    int sum = 0;
    for (int k = -reach; k <= reach; k++) {
      sum += at(from, start, step, n, k);
    }
    int count = 2 * reach + 1;
    for (int i = 0; i < n; i++) {
      to[start + i * step] = (byte) ((sum + count / 2) / count);
      sum += at(from, start, step, n, i + reach + 1) - at(from, start, step, n, i - reach);
    }
  }

  private static int at(byte[] values, int start, int step, int n, int i) {
    return values[start + Math.clamp(i, 0, n - 1) * step] & 0xff;
  }
}
