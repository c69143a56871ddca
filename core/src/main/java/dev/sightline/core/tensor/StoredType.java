package dev.sightline.core.tensor;

import java.nio.ByteBuffer;

/** How a safetensors file stores a number; all are little-endian and become float32 in memory. */
public enum StoredType {
  F64(8),
  F32(4),
  F16(2),
  BF16(2),
  /** Whole numbers beyond ±2^24 lose their last digits. */
  I64(8),
  I32(4),
  I16(2),
  I8(1),
  U8(1),
  BOOL(1);

  private final int bytes;

  StoredType(int bytes) {
    this.bytes = bytes;
  }

  /** The smallest floating-point type here that holds these values as they are, of F16 and F32. */
  public static StoredType exact(FloatTensor tensor) {
    for (float v : tensor.values()) {
      if (Float.float16ToFloat(Float.floatToFloat16(v)) != v) {
        return F32;
      }
    }
    return F16;
  }

  /** Bytes of one number. */
  public int bytes() {
    return bytes;
  }

  /** Reads {@code n} numbers from a little-endian buffer. */
  float[] read(ByteBuffer in, int n) {
    float[] out = new float[n];
    if (this == F32) {
      in.asFloatBuffer().get(out);
      return out;
    }
    for (int i = 0; i < n; i++) {
      out[i] =
          switch (this) {
            case F64 -> (float) in.getDouble();
            case F32 -> in.getFloat();
            case F16 -> Float.float16ToFloat(in.getShort());
            case BF16 -> Float.intBitsToFloat(in.getShort() << 16);
            case I64 -> in.getLong();
            case I32 -> in.getInt();
            case I16 -> in.getShort();
            case I8 -> in.get();
            case U8 -> in.get() & 0xff;
            case BOOL -> in.get() == 0 ? 0 : 1;
          };
    }
    return out;
  }
}
