package dev.sightline.core.analysis;

import dev.sightline.core.model.video.NetworkOutput;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * How features lie in a file, little-endian: magic (8 bytes), clips, frames of a clip, features and
 * object classes of a clip (4 bytes each); for each clip the features in half precision and the
 * object probabilities in single precision; at last the key (64 hex digits; it is known last) and
 * the SHA-256 of everything before (32 bytes).
 *
 * @param clips 1 or more
 * @param framesPerClip 1 or more
 * @param values features of a clip, 1 or more
 * @param objects object classes of a clip; 0 if there are none
 */
record FeatureLayout(int clips, int framesPerClip, int values, int objects) {
  static final int HEADER_BYTES = 8 + 4 * Integer.BYTES;
  static final int KEY_BYTES = 64;
  static final int HASH_BYTES = 32;
  private static final byte[] MAGIC = "SLFEAT02".getBytes(StandardCharsets.US_ASCII);
  private static final int MAX_CLIPS = 10_000_000;
  private static final int MAX_FRAMES = 1024;
  private static final int MAX_VALUES = 100_000_000;
  private static final int MAX_OBJECTS = 1_000_000;

  FeatureLayout {
    if (!possible(clips, framesPerClip, values, objects)) {
      throw new IllegalArgumentException(clips + " clips of " + framesPerClip + " frames");
    }
  }

  /** What the image network gives: {@code [frames, 192, 7, 7]} and 1000 classes. */
  FeatureLayout(int clips, int framesPerClip) {
    this(
        clips,
        framesPerClip,
        framesPerClip * NetworkOutput.LOWER.valuesPerFrame(),
        NetworkOutput.OBJECTS.valuesPerFrame());
  }

  private static boolean possible(int clips, int frames, int values, int objects) {
    return clips >= 1
        && clips <= MAX_CLIPS
        && frames >= 1
        && frames <= MAX_FRAMES
        && values >= 1
        && values <= MAX_VALUES
        && objects >= 0
        && objects <= MAX_OBJECTS;
  }

  int lowerBytes() {
    return values * Short.BYTES;
  }

  int objectBytes() {
    return objects * Float.BYTES;
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
        .putInt(values)
        .putInt(objects)
        .array();
  }

  /** The layout that a header states; empty if it is none. */
  static Optional<FeatureLayout> parse(byte[] header) {
    ByteBuffer in = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    int at = MAGIC.length;
    int clips = in.getInt(at);
    int frames = in.getInt(at + Integer.BYTES);
    int values = in.getInt(at + 2 * Integer.BYTES);
    int objects = in.getInt(at + 3 * Integer.BYTES);
    if (!possible(clips, frames, values, objects)) {
      return Optional.empty();
    }
    FeatureLayout layout = new FeatureLayout(clips, frames, values, objects);
    return Arrays.equals(header, layout.header()) ? Optional.of(layout) : Optional.empty();
  }
}
