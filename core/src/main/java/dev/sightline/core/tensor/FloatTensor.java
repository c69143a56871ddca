package dev.sightline.core.tensor;

import java.util.Arrays;
import java.util.List;

/**
 * Numbers with a shape, in Java memory.
 *
 * @param shape sizes of the axes, outermost first; empty for a single number
 * @param values row-major, the last axis running fastest; not to be written to
 */
public record FloatTensor(List<Integer> shape, float[] values) {
  private static final int BLOCK = 32;

  /**
   * @throws IllegalArgumentException if the shape does not hold exactly these values
   */
  public FloatTensor {
    shape = List.copyOf(shape);
    long n = 1;
    for (int d : shape) {
      if (d < 0) {
        throw new IllegalArgumentException("negative size in " + shape);
      }
      n = Math.multiplyExact(n, (long) d);
    }
    if (n != values.length) {
      throw new IllegalArgumentException(values.length + " values for shape " + shape);
    }
  }

  /** A tensor of these values; the array is not copied. */
  public static FloatTensor of(float[] values, int... shape) {
    return new FloatTensor(Arrays.stream(shape).boxed().toList(), values);
  }

  /** Size of an axis. */
  public int size(int axis) {
    return shape.get(axis);
  }

  /** The shape as DJL and ONNX Runtime take it. */
  public long[] longShape() {
    return shape.stream().mapToLong(Integer::longValue).toArray();
  }

  /** True if no value is infinite or not a number. */
  public boolean isFinite() {
    for (float v : values) {
      if (!Float.isFinite(v)) {
        return false;
      }
    }
    return true;
  }

  /** {@code [a, b] -> [b, a]}. */
  public FloatTensor transposed() {
    if (shape.size() != 2) {
      throw new IllegalArgumentException("only a matrix can be transposed, not " + shape);
    }
    int rows = size(0);
    int columns = size(1);
    float[] t = new float[values.length];
    // In blocks, so that both sides stay in the processor's cache.
    for (int r0 = 0; r0 < rows; r0 += BLOCK) {
      for (int c0 = 0; c0 < columns; c0 += BLOCK) {
        for (int r = r0; r < Math.min(r0 + BLOCK, rows); r++) {
          for (int c = c0; c < Math.min(c0 + BLOCK, columns); c++) {
            t[c * rows + r] = values[r * columns + c];
          }
        }
      }
    }
    return of(t, columns, rows);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof FloatTensor t && shape.equals(t.shape) && Arrays.equals(values, t.values);
  }

  @Override
  public int hashCode() {
    return 31 * shape.hashCode() + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "FloatTensor" + shape;
  }
}
