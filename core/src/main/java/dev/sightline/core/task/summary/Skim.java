package dev.sightline.core.task.summary;

import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.Stretch;
import java.util.List;

/**
 * What of a video is worth seeing.
 *
 * @param stretches in order, apart
 * @param keyMoments the middle of each chosen piece, in order
 * @param coverage share of the video that the pieces stand for, 0 to 1, see {@link Coverage#share}
 * @param uniform the same of as many pieces taken evenly
 */
public record Skim(
    List<Stretch> stretches, List<Fraction> keyMoments, double coverage, double uniform) {
  public Skim {
    stretches = List.copyOf(stretches);
    keyMoments = List.copyOf(keyMoments);
  }

  /** Length, s. */
  public double seconds() {
    return stretches.stream().mapToDouble(s -> s.length().toDouble()).sum();
  }
}
