package dev.sightline.app.selection;

import dev.sightline.core.analysis.SpatialMap;
import java.util.Map;

/**
 * A word that the model said, and where it looked for it. Immutable.
 *
 * @param word the word
 * @param maps places in each clip that was looked at, by the clip's index
 */
public record SpokenWord(String word, Map<Integer, SpatialMap> maps) {
  public SpokenWord {
    maps = Map.copyOf(maps);
  }

  /** The largest value in any clip, so that clips can be compared. */
  public double top() {
    double top = 0;
    for (SpatialMap map : maps.values()) {
      top = Math.max(top, map.max());
    }
    return top;
  }
}
