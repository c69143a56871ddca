package dev.sightline.core.analysis;

import dev.sightline.core.model.video.HalfFloats;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/**
 * The features of one video on disk, whole and checked. Reads one clip at a time, so that memory
 * does not depend on the video's length. Thread-safe. Keeps the file open until closed.
 */
public final class FeatureFile implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 20;

  private final Path file;
  private final FileChannel channel;
  private final FeatureLayout layout;

  private FeatureFile(Path file, FileChannel channel, FeatureLayout layout) {
    this.file = file;
    this.channel = channel;
    this.layout = layout;
  }

  /**
   * Opens a file and reads all of it once to check its hash.
   *
   * @return empty if it is damaged or belongs to another key
   * @throws IOException if it cannot be read
   */
  static Optional<FeatureFile> open(Path file, FeatureKey key) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      Optional<FeatureLayout> layout = check(channel, key);
      if (layout.isPresent()) {
        return Optional.of(new FeatureFile(file, channel, layout.get()));
      }
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return Optional.empty();
  }

  /** How many clips. */
  public int clips() {
    return layout.clips();
  }

  /** Frames of each clip. */
  public int framesPerClip() {
    return layout.framesPerClip();
  }

  /**
   * Lower features of a clip, {@code [frames, 192, 7, 7]}, as rounded to half precision.
   *
   * @throws SightlineException {@code FILE} if the disk cannot be read
   */
  public float[] lower(int clip) throws SightlineException {
    return HalfFloats.unpack(read(clip, 0, layout.lowerBytes()).array());
  }

  /**
   * Probabilities of the image network's classes in a clip, {@code [1000]}: mean over its frames.
   *
   * @throws SightlineException {@code FILE} if the disk cannot be read
   */
  public float[] objects(int clip) throws SightlineException {
    float[] values = new float[layout.objectBytes() / Float.BYTES];
    read(clip, layout.lowerBytes(), layout.objectBytes()).asFloatBuffer().get(values);
    return values;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("closing " + file, e);
    }
  }

  private ByteBuffer read(int clip, int offset, int bytes) throws SightlineException {
    if (clip < 0 || clip >= layout.clips()) {
      throw new IndexOutOfBoundsException("clip " + clip + " of " + layout.clips());
    }
    try {
      return readFully(channel, layout.clipOffset(clip) + offset, bytes);
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE,
          Phrase.of("The stored features of the video cannot be read; analyse it again."),
          file + ": " + e,
          e);
    }
  }

  private static Optional<FeatureLayout> check(FileChannel channel, FeatureKey key)
      throws IOException {
    long size = channel.size();
    if (size < FeatureLayout.HEADER_BYTES) {
      return Optional.empty();
    }
    byte[] header = readFully(channel, 0, FeatureLayout.HEADER_BYTES).array();
    Optional<FeatureLayout> layout = FeatureLayout.parse(header);
    if (layout.isEmpty() || layout.get().fileBytes() != size) {
      return Optional.empty();
    }
    byte[] owner =
        readFully(channel, layout.get().clipOffset(layout.get().clips()), FeatureLayout.KEY_BYTES)
            .array();
    if (!Arrays.equals(owner, FeatureLayout.trailer(key))) {
      return Optional.empty();
    }
    MessageDigest digest = ContentHash.sha256();
    long end = size - FeatureLayout.HASH_BYTES;
    for (long at = 0; at < end; at += BUFFER_BYTES) {
      digest.update(readFully(channel, at, (int) Math.min(BUFFER_BYTES, end - at)));
    }
    byte[] stored = readFully(channel, end, FeatureLayout.HASH_BYTES).array();
    return MessageDigest.isEqual(stored, digest.digest()) ? layout : Optional.empty();
  }

  private static ByteBuffer readFully(FileChannel channel, long at, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, at + buffer.position()) < 0) {
        throw new EOFException("the file became shorter while it was read");
      }
    }
    return buffer.flip();
  }
}
