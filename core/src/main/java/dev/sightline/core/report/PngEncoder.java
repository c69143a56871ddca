package dev.sightline.core.report;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Encodes small pictures with transparency as PNG (ISO/IEC 15948). */
final class PngEncoder {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int BITS = 8;
  private static final int RGBA = 6;

  private PngEncoder() {}

  /**
   * @param argb {@code [height, width]}, row by row, {@code 0xaarrggbb}, alpha not multiplied in
   */
  static Picture encode(int width, int height, int[] argb) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.write(SIGNATURE);
      ByteArrayOutputStream header = new ByteArrayOutputStream();
      DataOutputStream h = new DataOutputStream(header);
      h.writeInt(width);
      h.writeInt(height);
      // compression, filter and interlacing have their only or plainest method
      h.write(new byte[] {BITS, RGBA, 0, 0, 0});
      chunk(bytes, "IHDR", header.toByteArray());
      chunk(bytes, "IDAT", deflate(scanlines(width, height, argb)));
      chunk(bytes, "IEND", new byte[0]);
      return new Picture(width, height, "image/png", bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
  }

  private static byte[] scanlines(int width, int height, int[] argb) {
    byte[] raw = new byte[height * (1 + 4 * width)];
    int at = 0;
    for (int y = 0; y < height; y++) {
      raw[at++] = 0;
      for (int x = 0; x < width; x++) {
        int c = argb[y * width + x];
        raw[at++] = (byte) (c >> 16);
        raw[at++] = (byte) (c >> 8);
        raw[at++] = (byte) c;
        raw[at++] = (byte) (c >>> 24);
      }
    }
    return raw;
  }

  private static byte[] deflate(byte[] raw) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try (DeflaterOutputStream d = new DeflaterOutputStream(out, deflater)) {
      d.write(raw);
    } finally {
      deflater.end();
    }
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream to, String type, byte[] data) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    DataOutputStream out = new DataOutputStream(to);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    out.writeInt((int) crc.getValue());
  }
}
