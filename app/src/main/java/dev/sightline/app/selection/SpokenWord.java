package dev.sightline.app.selection;

import dev.sightline.core.analysis.SpatialMap;
import java.util.Map;

/**
 * A word that the model said, and where it looked for it. Immutable.
 *
 * @param word the word
 * @param maps places in each clip that was looked at, by the clip's index
 * @param signed whether values can be negative
 */
public record SpokenWord(String word, Map<Integer, SpatialMap> maps, boolean signed) {
  public SpokenWord {
    maps = Map.copyOf(maps);
  }

  /** Where a word looked. */
  public SpokenWord(String word, Map<Integer, SpatialMap> maps) {
    this(word, maps, false);
  }

  /** The largest magnitude in any clip, so that clips can be compared. */
  public double top() {
    double top = 0;
    for (SpatialMap map : maps.values()) {
      for (float v : map.values()) {
        top = Math.max(top, Math.abs(v));
      }
    }
    return top;
  }
}
