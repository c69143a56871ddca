package dev.sightline.core.media;

import java.util.Arrays;

/**
 * The time stamps of all frames from the first up to the last that was decoded without a gap. What
 * a seek brings up is checked against them. 8 bytes a frame: 1.7 MB for two hours.
 */
final class SeenTimes {
  private long[] times = new long[256];
  private int size;

  /** Adds the frame that follows the last; ignored if it is known. */
  void add(long time) {
    if (size > 0 && time <= times[size - 1]) {
      return;
    }
    if (size == times.length) {
      times = Arrays.copyOf(times, size * 2);
    }
    times[size++] = time;
  }

  /** True if it is certain that no frame has this time. */
  boolean contradicts(long time) {
    return size > 0 && time <= times[size - 1] && Arrays.binarySearch(times, 0, size, time) < 0;
  }

  /** True if {@code time} is that of the last known frame or before it. */
  boolean reaches(long time) {
    return size > 0 && time <= times[size - 1];
  }
}
