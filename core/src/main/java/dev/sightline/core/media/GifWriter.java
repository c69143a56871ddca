package dev.sightline.core.media;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Animated GIFs (GIF89a, 1990) that loop for ever, with one palette of at most 256 colours for all
 * frames: the exact colours where there are no more, else by median cut (Heckbert, 1982). The same
 * frames give the same bytes. Stateless.
 */
public final class GifWriter {
  private static final int COLOURS = 256;
  private static final int BITS = 8;
  private static final int MOST_CODES = 4096;
  private static final int BLOCK = 255;
  private static final int MOST_SIDE = 65_535;

  private GifWriter() {}

  /**
   * The bytes of a GIF.
   *
   * @param frames {@code width × height × 3} bytes each, row by row, red first; at least one
   * @param width px of a frame, and {@code height} likewise
   * @param enlarged how often each pixel is repeated along both sides, at least 1
   * @param hundredths of a second that each frame is shown
   * @throws IllegalArgumentException if a size does not fit
   */
  public static byte[] encode(
      List<byte[]> frames, int width, int height, int enlarged, int hundredths) {
    if (frames.isEmpty() || enlarged < 1 || Math.max(width, height) * enlarged > MOST_SIDE) {
      throw new IllegalArgumentException(
          frames.size() + " frames of " + width + " × " + height + ", enlarged " + enlarged);
    }
    for (byte[] f : frames) {
      if (f.length != 3 * width * height) {
        throw new IllegalArgumentException("a frame has " + f.length + " bytes");
      }
    }
    int[] palette = Palette.of(frames);
    Map<Integer, Integer> nearest = new HashMap<>();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("GIF89a".getBytes(StandardCharsets.US_ASCII));
    number(out, width * enlarged);
    number(out, height * enlarged);
    out.write(0x80 | 0x70 | (BITS - 1)); // a palette of 256 for all frames
    out.write(0);
    out.write(0);
    for (int i = 0; i < COLOURS; i++) {
      int rgb = i < palette.length ? palette[i] : 0;
      out.write(rgb >> 16);
      out.write(rgb >> 8);
      out.write(rgb);
    }
    out.write(new byte[] {0x21, (byte) 0xff, 11}, 0, 3);
    out.writeBytes("NETSCAPE2.0".getBytes(StandardCharsets.US_ASCII));
    out.write(new byte[] {3, 1, 0, 0, 0}, 0, 5); // for ever
    for (byte[] frame : frames) {
      out.write(new byte[] {0x21, (byte) 0xf9, 4, 0}, 0, 4);
      number(out, hundredths);
      out.write(0);
      out.write(0);
      out.write(0x2c);
      number(out, 0);
      number(out, 0);
      number(out, width * enlarged);
      number(out, height * enlarged);
      out.write(0);
      out.write(BITS);
      blocks(out, compressed(indices(frame, palette, nearest, width, enlarged)));
    }
    out.write(0x3b);
    return out.toByteArray();
  }

  private static byte[] indices(
      byte[] frame, int[] palette, Map<Integer, Integer> nearest, int width, int enlarged) {
    int height = frame.length / 3 / width;
    byte[] indices = new byte[width * height * enlarged * enlarged];
    int row = width * enlarged;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int rgb = Palette.rgb(frame, 3 * (y * width + x));
        byte index = (byte) (int) nearest.computeIfAbsent(rgb, c -> Palette.nearest(palette, c));
        int from = y * enlarged * row + x * enlarged;
        Arrays.fill(indices, from, from + enlarged, index);
      }
      for (int e = 1; e < enlarged; e++) {
        System.arraycopy(indices, y * enlarged * row, indices, (y * enlarged + e) * row, row);
      }
    }
    return indices;
  }

  /** Lempel, Ziv and Welch's method with codes of growing length, as GIF89a, appendix F, has it. */
  private static byte[] compressed(byte[] indices) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int clear = 1 << BITS;
    Map<Integer, Integer> codes = new HashMap<>();
    int next = clear + 2;
    int length = BITS + 1;
    long bits = clear;
    int held = length;
    int now = indices[0] & 0xff;
    for (int i = 1; i <= indices.length; i++) {
      int pixel = i < indices.length ? indices[i] & 0xff : -1;
      int key = now << BITS | Math.max(0, pixel);
      Integer longer = pixel < 0 ? null : codes.get(key);
      if (longer != null) {
        now = longer;
        continue;
      }
      bits |= (long) now << held;
      held += length;
      if (pixel >= 0) {
        if (next == MOST_CODES) {
          bits |= (long) clear << held;
          held += length;
          codes.clear();
          next = clear + 2;
          length = BITS + 1;
        } else {
          codes.put(key, next++);
          if (next > 1 << length && length < 12) {
            length++;
          }
        }
        now = pixel;
      }
      while (held >= BITS) {
        out.write((int) bits);
        bits >>>= BITS;
        held -= BITS;
      }
    }
    bits |= (long) (clear + 1) << held;
    held += length;
    for (; held > 0; held -= BITS) {
      out.write((int) bits);
      bits >>>= BITS;
    }
    return out.toByteArray();
  }

  private static void blocks(ByteArrayOutputStream out, byte[] data) {
    for (int from = 0; from < data.length; from += BLOCK) {
      int n = Math.min(BLOCK, data.length - from);
      out.write(n);
      out.write(data, from, n);
    }
    out.write(0);
  }

  /** Two bytes, the lower first. */
  private static void number(ByteArrayOutputStream out, int value) {
    out.write(value);
    out.write(value >> 8);
  }
}
