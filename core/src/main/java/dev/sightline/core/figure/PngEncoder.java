package dev.sightline.core.figure;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Encodes pictures as PNG (ISO/IEC 15948). Stateless. */
public final class PngEncoder {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int BITS = 8;
  private static final int RGB = 2;
  private static final int RGBA = 6;
  private static final int SUB = 1;
  private static final int METRE = 1;

  private PngEncoder() {}

  /** A picture that does not say how large its pixels are. */
  public static byte[] encode(Raster picture) {
    return encode(picture, 0, "");
  }

  /**
   * @param pixelsPerMetre how many pixels make a metre on paper; 0 to leave it open
   * @param description what the picture shows; empty for none
   */
  public static byte[] encode(Raster picture, int pixelsPerMetre, String description) {
    boolean opaque = picture.isOpaque();
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.write(SIGNATURE);
      ByteArrayOutputStream header = new ByteArrayOutputStream();
      DataOutputStream h = new DataOutputStream(header);
      h.writeInt(picture.width());
      h.writeInt(picture.height());
      // compression, filter and interlacing have their only or plainest method
      h.write(new byte[] {BITS, (byte) (opaque ? RGB : RGBA), 0, 0, 0});
      chunk(bytes, "IHDR", header.toByteArray());
      if (pixelsPerMetre > 0) {
        ByteArrayOutputStream size = new ByteArrayOutputStream();
        DataOutputStream s = new DataOutputStream(size);
        s.writeInt(pixelsPerMetre);
        s.writeInt(pixelsPerMetre);
        s.write(METRE);
        chunk(bytes, "pHYs", size.toByteArray());
      }
      if (!description.isEmpty()) {
        // key word, end, not compressed (2 bytes), no language, no translated key word, UTF-8
        chunk(
            bytes,
            "iTXt",
            ("Description\0\0\0\0\0" + description).getBytes(StandardCharsets.UTF_8));
      }
      chunk(bytes, "IDAT", deflate(picture, opaque ? 3 : 4));
      chunk(bytes, "IEND", new byte[0]);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
  }

  /** Rows are written as differences from the pixel to the left: flat areas become zeros. */
  private static byte[] deflate(Raster picture, int channels) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION);
    byte[] row = new byte[1 + channels * picture.width()];
    row[0] = SUB;
    try (DeflaterOutputStream d = new DeflaterOutputStream(out, deflater, 1 << 16)) {
      for (int y = 0; y < picture.height(); y++) {
        int left = 0;
        int at = 1;
        for (int x = 0; x < picture.width(); x++) {
          int c = picture.at(x, y);
          row[at++] = (byte) ((c >> 16) - (left >> 16));
          row[at++] = (byte) ((c >> 8) - (left >> 8));
          row[at++] = (byte) (c - left);
          if (channels == 4) {
            row[at++] = (byte) ((c >>> 24) - (left >>> 24));
          }
          left = c;
        }
        d.write(row);
      }
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
