package dev.sightline.core.training.feature;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes the rows of a {@link FeatureStore}. What was written before a kill is kept: {@link
 * #rowsDone()} says where to go on. The file gets its name when it is complete.
 */
public final class FeatureWriter implements AutoCloseable {
  private final Path target;
  private final Path partial;
  private final int rowLength;
  private final FileChannel channel;
  private long rows;

  /**
   * @throws SightlineException if the folder cannot be written
   */
  public FeatureWriter(Path target, int rowLength) throws SightlineException {
    this.target = target;
    this.partial = target.resolveSibling(target.getFileName() + ".part");
    this.rowLength = rowLength;
    try {
      Files.createDirectories(target.toAbsolutePath().getParent());
      channel = FileChannel.open(partial, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      rows = channel.size() / (2L * rowLength);
      // a row that a kill cut short is written again
      channel.truncate(rows * 2L * rowLength);
      channel.position(rows * 2L * rowLength);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Complete rows in the file, from this run and earlier ones. */
  public long rowsDone() {
    return rows;
  }

  /** Forgets the rows from {@code row} on: a group of rows that a kill cut short. */
  public void rewindTo(long row) throws SightlineException {
    try {
      channel.truncate(row * 2L * rowLength);
      channel.position(row * 2L * rowLength);
      rows = row;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /**
   * Appends rows.
   *
   * @param values a multiple of {@code rowLength} values, stored as float16
   */
  public void append(float[] values) throws SightlineException {
    ByteBuffer buffer = ByteBuffer.allocate(2 * values.length).order(ByteOrder.nativeOrder());
    for (float v : values) {
      buffer.putShort(Float.floatToFloat16(v));
    }
    buffer.flip();
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw failed(e);
    }
    rows += values.length / rowLength;
  }

  /** Gives the file its name. */
  public void complete() throws SightlineException {
    try {
      channel.force(true);
      channel.close();
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void close() throws SightlineException {
    try {
      channel.close();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private SightlineException failed(IOException e) {
    return new SightlineException(
        Problem.FILE, Phrase.of("Cannot write {0}; is the disk full?", target), e);
  }
}
