package dev.sightline.core.media;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.bytedeco.javacv.Seekable;

/**
 * The file that a film is written to. It is called from inside FFmpeg, where an exception would be
 * printed and lost, and nobody looks whether the index at the end was written; so the first failure
 * is kept here for whoever asks. Not thread-safe.
 */
final class FilmFile extends OutputStream implements Seekable {
  /** FFmpeg's values of {@code whence}. */
  private static final int FROM_START = 0;

  private static final int FROM_HERE = 1;
  private static final int FROM_END = 2;

  private final Path path;
  private final SeekableByteChannel channel;
  private IOException failure;

  private FilmFile(Path path, SeekableByteChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Creates the file, or empties it. */
  static FilmFile create(Path path) throws IOException {
    return new FilmFile(
        path,
        Files.newByteChannel(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE));
  }

  /** Why not everything is in the file; empty if everything is. */
  Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    if (failure != null) {
      return;
    }
    ByteBuffer rest = ByteBuffer.wrap(bytes, from, length);
    try {
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    } catch (IOException e) {
      failure = e;
    }
  }

  @Override
  public void seek(long offset, int whence) {
    try {
      switch (whence) {
        case FROM_START -> channel.position(offset);
        case FROM_HERE -> channel.position(channel.position() + offset);
        case FROM_END -> channel.position(channel.size() + offset);
        default -> {} // a question for the size, which the muxers used here do not ask
      }
    } catch (IOException e) {
      failure = failure == null ? e : failure;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      failure = failure == null ? e : failure;
    }
  }

  /** The path: JavaCV takes the container's format from it. */
  @Override
  public String toString() {
    return path.toString();
  }
}
