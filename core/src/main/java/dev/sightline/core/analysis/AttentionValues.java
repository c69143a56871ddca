package dev.sightline.core.analysis;

/**
 * Where the numbers of a stack lie: in memory, or in a file. Immutable as seen from outside;
 * thread-safe.
 */
public interface AttentionValues {
  /** How many there are. */
  long size();

  /**
   * A copy of some of them. May read a file, so never on the FX thread.
   *
   * @param from index of the first
   * @param count how many
   * @throws java.io.UncheckedIOException if their file cannot be read
   */
  float[] read(long from, int count);

  /** Values in memory. */
  static AttentionValues of(float[] values) {
    return new InMemory(values);
  }

  /**
   * In memory.
   *
   * @param values not to be written to
   */
  record InMemory(float[] values) implements AttentionValues {
    @Override
    public long size() {
      return values.length;
    }

    @Override
    public float[] read(long from, int count) {
      float[] out = new float[count];
      System.arraycopy(values, Math.toIntExact(from), out, 0, count);
      return out;
    }
  }
}
