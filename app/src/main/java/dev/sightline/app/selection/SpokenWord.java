package dev.sightline.app.selection;

import dev.sightline.core.analysis.SpatialMap;
import java.util.Map;

/**
 * A word that the model said, and where it looked for it. Immutable.
 *
 * @param word the word
 * @param maps places in each clip that was looked at, by the clip's index
 * @param signed whether values can be negative
 * @param top magnitude that the last colour stands for; larger ones have it too
 */
public record SpokenWord(String word, Map<Integer, SpatialMap> maps, boolean signed, double top) {
  public SpokenWord {
    maps = Map.copyOf(maps);
  }

  /**
   * Coloured by what one clip shows, since its places would be pale beside a single one of another.
   *
   * @param maps as of the record
   * @param clip the clip that is looked at first, one of the maps
   */
  public static SpokenWord of(
      String word, Map<Integer, SpatialMap> maps, boolean signed, int clip) {
    double top = 0;
    for (float v : maps.get(clip).values()) {
      top = Math.max(top, Math.abs(v));
    }
    return new SpokenWord(word, maps, signed, top);
  }
}
