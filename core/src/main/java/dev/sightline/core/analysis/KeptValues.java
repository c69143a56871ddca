package dev.sightline.core.analysis;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * Values that begin in memory and may move to a file: single floats, little-endian. Thread-safe:
 * whoever reads while they move gets them from either place.
 */
final class KeptValues implements AttentionValues {
  /** Values that are written or read at once. */
  private static final int CHUNK = 1 << 18;

  private final long size;
  private final Consumer<KeptValues> used;
  private volatile float[] memory;
  private volatile Path file;
  private volatile long lastUsed;

  /**
   * @param used told whenever somebody reads
   */
  KeptValues(float[] values, Consumer<KeptValues> used) {
    this.memory = values;
    this.size = values.length;
    this.used = used;
  }

  @Override
  public long size() {
    return size;
  }

  long bytes() {
    return size * Float.BYTES;
  }

  boolean isInMemory() {
    return memory != null;
  }

  void touch(long now) {
    lastUsed = now;
  }

  long lastUsed() {
    return lastUsed;
  }

  @Override
  public float[] read(long from, int count) {
    used.accept(this);
    float[] out = new float[count];
    float[] here = memory;
    if (here != null) {
      System.arraycopy(here, Math.toIntExact(from), out, 0, count);
      return out;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer bytes = buffer(count);
      for (int done = 0; done < count; ) {
        int n = Math.min(CHUNK, count - done);
        bytes.clear().limit(n * Float.BYTES);
        long at = (from + done) * Float.BYTES;
        while (bytes.hasRemaining()) {
          if (channel.read(bytes, at + bytes.position()) < 0) {
            throw new EOFException(file + " is shorter than it was");
          }
        }
        bytes.flip().asFloatBuffer().get(out, done, n);
        done += n;
      }
      return out;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes all values and lets the memory go. */
  void moveTo(Path target) throws IOException {
    float[] values = memory;
    try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = buffer(values.length);
      for (int done = 0; done < values.length; ) {
        int n = Math.min(CHUNK, values.length - done);
        bytes.clear().limit(n * Float.BYTES);
        bytes.asFloatBuffer().put(values, done, n);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        done += n;
      }
    }
    // first the file, then the memory: readers find one of them
    file = target;
    memory = null;
  }

  private static ByteBuffer buffer(int count) {
    return ByteBuffer.allocate(Math.min(CHUNK, count) * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }
}
