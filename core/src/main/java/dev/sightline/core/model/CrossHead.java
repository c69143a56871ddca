package dev.sightline.core.model;

/**
 * One attention head of the fusion.
 *
 * @param from the side that attends: {@code TEXT} reads the video, {@code VIDEO} reads the text
 * @param layer from 0
 * @param head from 0
 */
public record CrossHead(Side from, int layer, int head) {
  /**
   * @throws IllegalArgumentException if it is no one side that attends, or a number is negative
   */
  public CrossHead {
    if (from == Side.BOTH || layer < 0 || head < 0) {
      throw new IllegalArgumentException("no head: " + from + " " + layer + "." + head);
    }
  }
}
