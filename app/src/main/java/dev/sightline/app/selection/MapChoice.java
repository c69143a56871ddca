package dev.sightline.app.selection;

import dev.sightline.core.analysis.AttentionStack;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which attention map the views show.
 *
 * @param kind what attends to what
 * @param layer from 0
 * @param head from 0, or {@link #MEAN} or {@link #MAX}
 */
public record MapChoice(AttentionStack.Kind kind, int layer, int head) {
  /** The mean over all heads of the layer. */
  public static final int MEAN = -1;

  /** The largest weight over all heads of the layer, place by place, rows rescaled. */
  public static final int MAX = -2;

  /** What can be chosen of a layer with that many heads. */
  public static List<Integer> heads(int heads) {
    return heads < 2
        ? List.of(MEAN)
        : IntStream.concat(IntStream.of(MEAN, MAX), IntStream.range(0, heads)).boxed().toList();
  }

  /** True if it is one head alone. */
  public boolean isOneHead() {
    return head >= 0;
  }

  /** The map that a user sees first. */
  public static final MapChoice DEFAULT = new MapChoice(AttentionStack.Kind.ALIGNMENT, 0, MEAN);
}
