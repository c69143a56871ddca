package dev.sightline.core.analysis;

import dev.sightline.core.model.video.NetworkOutput;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * How features lie in a file, little-endian: magic (8 bytes), clips and frames of a clip (4 bytes
 * each); for each clip the lower features {@code [frames, 192, 7, 7]} in half precision and the
 * object probabilities {@code [1000]} in single precision; at last the key (64 hex digits; it is
 * known last) and the SHA-256 of everything before (32 bytes).
 *
 * @param clips 1 or more
 * @param framesPerClip 1 or more
 */
record FeatureLayout(int clips, int framesPerClip) {
  static final int HEADER_BYTES = 8 + 2 * Integer.BYTES;
  static final int KEY_BYTES = 64;
  static final int HASH_BYTES = 32;
  private static final byte[] MAGIC = "SLFEAT01".getBytes(StandardCharsets.US_ASCII);
  private static final int MAX_CLIPS = 10_000_000;
  private static final int MAX_FRAMES = 1024;

  FeatureLayout {
    if (clips < 1 || clips > MAX_CLIPS || framesPerClip < 1 || framesPerClip > MAX_FRAMES) {
      throw new IllegalArgumentException(clips + " clips of " + framesPerClip + " frames");
    }
  }

  int lowerBytes() {
    return framesPerClip * NetworkOutput.LOWER.valuesPerFrame() * Short.BYTES;
  }

  int objectBytes() {
    return NetworkOutput.OBJECTS.valuesPerFrame() * Float.BYTES;
  }

  int clipBytes() {
    return lowerBytes() + objectBytes();
  }

  long clipOffset(int clip) {
    return HEADER_BYTES + (long) clip * clipBytes();
  }

  long fileBytes() {
    return clipOffset(clips) + KEY_BYTES + HASH_BYTES;
  }

  static byte[] trailer(FeatureKey key) {
    return key.id().getBytes(StandardCharsets.US_ASCII);
  }

  byte[] header() {
    return ByteBuffer.allocate(HEADER_BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .putInt(clips)
        .putInt(framesPerClip)
        .array();
  }

  /** The layout that a header states; empty if it is none. */
  static Optional<FeatureLayout> parse(byte[] header) {
    ByteBuffer in = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    int clips = in.getInt(HEADER_BYTES - 2 * Integer.BYTES);
    int frames = in.getInt(HEADER_BYTES - Integer.BYTES);
    if (clips < 1 || clips > MAX_CLIPS || frames < 1 || frames > MAX_FRAMES) {
      return Optional.empty();
    }
    FeatureLayout layout = new FeatureLayout(clips, frames);
    return Arrays.equals(header, layout.header()) ? Optional.of(layout) : Optional.empty();
  }
}
