package dev.sightline.core.library;

import dev.sightline.core.explain.modality.ModalityShare;

/**
 * How much the likeliest class of a model's first head hangs on each side: shares of {@link
 * ModalityShare}, each 0 to 1. They add up to 1, or are all 0 where nothing adds anything.
 *
 * @param text share of the text
 * @param video share of the video
 * @param both share of what only both together say
 */
public record SideShares(double text, double video, double both) {
  /** As they were worked out. */
  public static SideShares of(ModalityShare share) {
    return new SideShares(share.textPart(), share.videoPart(), share.interactionPart());
  }
}
