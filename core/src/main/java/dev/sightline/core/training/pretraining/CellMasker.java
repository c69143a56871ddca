package dev.sightline.core.training.pretraining;

import java.util.SplittableRandom;

/**
 * Hides places of the grid, the same in every clip of a video (tubes: Tong et al., 2022, section
 * 3.3): what stands still could else be read off the next clip. Thread-safe.
 *
 * @param share of the places, 0..1; at least one is hidden and one seen
 */
record CellMasker(double share) {
  /**
   * @param cells of a clip, at least 2
   * @return {@code [cells]}: true where hidden
   */
  boolean[] hide(int cells, SplittableRandom random) {
    int hidden = Math.clamp(Math.round(share * cells), 1, cells - 1);
    boolean[] hide = new boolean[cells];
    while (hidden > 0) {
      int at = random.nextInt(cells);
      if (!hide[at]) {
        hide[at] = true;
        hidden--;
      }
    }
    return hide;
  }
}
