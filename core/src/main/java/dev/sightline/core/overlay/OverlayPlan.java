package dev.sightline.core.overlay;

import dev.sightline.core.analysis.AttentionMap;
import dev.sightline.core.analysis.SpatialMap;
import dev.sightline.core.colour.ColorScale;
import dev.sightline.core.media.Clip;
import dev.sightline.core.media.Fraction;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is painted over a film: one map of places for each clip, on one scale, so that clips can be
 * compared. Plain data, whichever method it comes from. Immutable.
 *
 * @param video the video
 * @param videoSha256 hash of its content
 * @param clips tiling the time line
 * @param maps one for each clip
 * @param scale from values to colours
 * @param opacity at the ends of the scale, 0..1
 */
public record OverlayPlan(
    Path video,
    String videoSha256,
    List<Clip> clips,
    List<SpatialMap> maps,
    ColorScale scale,
    double opacity) {
  /** Stands for the mean over all words. */
  public static final int ALL_WORDS = -1;

  /**
   * @throws IllegalArgumentException if clips and maps are not equally many, or none
   */
  public OverlayPlan {
    clips = List.copyOf(clips);
    maps = List.copyOf(maps);
    if (clips.isEmpty() || clips.size() != maps.size()) {
      throw new IllegalArgumentException(maps.size() + " maps for " + clips.size() + " clips");
    }
    if (!(opacity >= 0 && opacity <= 1)) {
      throw new IllegalArgumentException("opacity " + opacity);
    }
  }

  /** The maps of one token, or of all words together, in each clip. */
  public static List<SpatialMap> maps(AttentionMap map, int token, int clips) {
    return IntStream.range(0, clips)
        .mapToObj(
            c ->
                token == ALL_WORDS
                    ? SpatialMap.meanOverWords(map, c)
                    : SpatialMap.of(map, token, c))
        .toList();
  }

  /**
   * The value farthest from 0 of all maps, without its sign: the top of the player's scale. What is
   * no number does not count.
   */
  public static double top(List<SpatialMap> maps) {
    double top = 0;
    for (SpatialMap map : maps) {
      for (float v : map.values()) {
        top = Math.abs(v) > top ? Math.abs(v) : top;
      }
    }
    return top;
  }

  /** Index of the clip at a time; before the first the first, after the last the last. */
  int clipAt(Fraction time) {
    int low = 0;
    int high = clips.size() - 1;
    while (low < high) {
      int mid = (low + high + 1) >>> 1;
      if (clips.get(mid).start().compareTo(time) <= 0) {
        low = mid;
      } else {
        high = mid - 1;
      }
    }
    return low;
  }
}
