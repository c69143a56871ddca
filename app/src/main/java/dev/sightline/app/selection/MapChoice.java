package dev.sightline.app.selection;

import dev.sightline.core.analysis.AttentionStack;

/**
 * Which attention map the views show.
 *
 * @param kind what attends to what
 * @param layer from 0
 * @param head from 0, or {@link #MEAN}
 */
public record MapChoice(AttentionStack.Kind kind, int layer, int head) {
  /** The mean over all heads of the layer. */
  public static final int MEAN = -1;

  /** The map that a user sees first. */
  public static final MapChoice DEFAULT = new MapChoice(AttentionStack.Kind.ALIGNMENT, 0, MEAN);
}
