package dev.sightline.app.attention.heads;

import dev.sightline.core.analysis.statistics.HeadStatistics;

/**
 * One head as the grid shows it.
 *
 * @param layer from 0
 * @param head from 0
 * @param numbers its numbers, as the model gave them
 * @param picture its map, small
 * @param top the value that has the top colour
 * @param influence what the class's probability does without it, -1..1; not a number if that was
 *     not measured
 */
public record HeadEntry(
    int layer, int head, HeadStatistics numbers, MapPicture picture, double top, double influence) {
  /** The same with what was measured. */
  HeadEntry withInfluence(double measured) {
    return new HeadEntry(layer, head, numbers, picture, top, measured);
  }

  /** How far the probability moves, 0..1; less than 0 if that was not measured. */
  double moved() {
    return Double.isNaN(influence) ? -1 : Math.abs(influence);
  }
}
