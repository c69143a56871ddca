package dev.sightline.core.analysis;

import dev.sightline.core.model.video.HalfFloats;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/**
 * Writes features clip by clip into a temporary file. One thread; unless {@link #finish} was
 * called, closing it deletes the file.
 */
final class FeatureWriter implements AutoCloseable {
  private final Path temporary;
  private final FeatureLayout layout;
  private final MessageDigest digest = ContentHash.sha256();
  private final OutputStream file;
  private final DigestOutputStream out;
  private int written;
  private boolean finished;

  FeatureWriter(Path temporary, FeatureLayout layout) throws IOException {
    this.temporary = temporary;
    this.layout = layout;
    this.file = new BufferedOutputStream(Files.newOutputStream(temporary));
    this.out = new DigestOutputStream(file, digest);
    try {
      out.write(layout.header());
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /**
   * Adds the next clip.
   *
   * @param lower {@code [frames, 192, 7, 7]}
   * @param objects {@code [1000]}
   */
  void append(float[] lower, float[] objects) throws IOException {
    byte[] half = HalfFloats.pack(lower);
    ByteBuffer single =
        ByteBuffer.allocate(objects.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    single.asFloatBuffer().put(objects);
    if (half.length != layout.lowerBytes() || single.capacity() != layout.objectBytes()) {
      throw new IllegalArgumentException("the clip does not fit " + layout);
    }
    out.write(half);
    out.write(single.array());
    written++;
  }

  /** Clips added so far. */
  int clips() {
    return written;
  }

  /**
   * Adds key and hash and closes the file, which from now on belongs to the caller.
   *
   * @throws IllegalStateException if clips are missing
   */
  Path finish(FeatureKey key) throws IOException {
    if (written != layout.clips()) {
      throw new IllegalStateException(written + " of " + layout.clips() + " clips");
    }
    out.write(FeatureLayout.trailer(key));
    file.write(digest.digest());
    file.close();
    finished = true;
    return temporary;
  }

  @Override
  public void close() throws IOException {
    if (finished) {
      return;
    }
    try {
      file.close();
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
