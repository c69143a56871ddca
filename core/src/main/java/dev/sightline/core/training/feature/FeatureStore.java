package dev.sightline.core.training.feature;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Rows of float16 values on disk, mapped into memory: so that training can go over more features
 * than fit the heap. Thread-safe for reading.
 *
 * <pre>FILE: rows one after another, little-endian float16, each {@code rowLength} values</pre>
 */
public final class FeatureStore implements AutoCloseable {
  private final Arena arena;
  private final MemorySegment data;
  private final int rowLength;
  private final long rows;

  private FeatureStore(Arena arena, MemorySegment data, int rowLength) {
    this.arena = arena;
    this.data = data;
    this.rowLength = rowLength;
    this.rows = data.byteSize() / (2L * rowLength);
  }

  /**
   * @throws SightlineException if the file cannot be read or holds no whole number of rows
   */
  @SuppressWarnings("MustBeClosedChecker") // the store owns the arena until it is closed
  public static FeatureStore open(Path file, int rowLength) throws SightlineException {
    Arena arena = Arena.ofShared();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() % (2L * rowLength) != 0) {
        throw new IOException(channel.size() + " bytes for rows of " + rowLength + " values");
      }
      MemorySegment map = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      return new FeatureStore(arena, map, rowLength);
    } catch (IOException e) {
      arena.close();
      throw new SightlineException(
          Problem.DATA,
          Phrase.of("The feature file {0} is damaged; delete it and run again.", file),
          e);
    }
  }

  public long rows() {
    return rows;
  }

  public int rowLength() {
    return rowLength;
  }

  /**
   * Rows as one float32 array.
   *
   * @param index row numbers; a negative one gives a row of zeros (padding)
   * @param shape of the result; its size is {@code index.length × rowLength}
   */
  public NDArray gather(NDManager manager, long[] index, Shape shape) {
    int rowBytes = 2 * rowLength;
    ByteBuffer buffer =
        ByteBuffer.allocateDirect(Math.multiplyExact(index.length, rowBytes))
            .order(ByteOrder.nativeOrder());
    MemorySegment to = MemorySegment.ofBuffer(buffer);
    for (int i = 0; i < index.length; i++) {
      if (index[i] >= 0) {
        MemorySegment.copy(data, index[i] * rowBytes, to, (long) i * rowBytes, rowBytes);
      }
    }
    try (NDArray half = manager.create(buffer, shape, DataType.FLOAT16)) {
      return half.toType(DataType.FLOAT32, false);
    }
  }

  /** One row as float32. */
  public float[] row(long index) {
    float[] out = new float[rowLength];
    long at = index * 2L * rowLength;
    for (int i = 0; i < rowLength; i++) {
      out[i] = Float.float16ToFloat(data.get(ValueLayout.JAVA_SHORT_UNALIGNED, at + 2L * i));
    }
    return out;
  }

  @Override
  public void close() {
    arena.close();
  }
}
