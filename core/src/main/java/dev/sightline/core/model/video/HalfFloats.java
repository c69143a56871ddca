package dev.sightline.core.model.video;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;

/** IEEE half precision, little-endian: how features lie on disk. Stateless. */
public final class HalfFloats {
  private HalfFloats() {}

  /** Rounds to half precision; 2 bytes a value. Beyond ±65504 it becomes infinite. */
  public static byte[] pack(float[] values) {
    byte[] bytes = new byte[Math.multiplyExact(values.length, Short.BYTES)];
    ShortBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    for (int i = 0; i < values.length; i++) {
      out.put(i, Float.floatToFloat16(values[i]));
    }
    return bytes;
  }

  /**
   * The values of {@link #pack}, exactly as they were rounded.
   *
   * @throws IllegalArgumentException if the number of bytes is odd
   */
  public static float[] unpack(byte[] bytes) {
    if (bytes.length % Short.BYTES != 0) {
      throw new IllegalArgumentException(bytes.length + " bytes are no row of 2-byte values");
    }
    ShortBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    float[] values = new float[in.remaining()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.float16ToFloat(in.get(i));
    }
    return values;
  }
}
