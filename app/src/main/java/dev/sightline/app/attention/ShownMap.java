package dev.sightline.app.attention;

import dev.sightline.app.selection.MapChoice;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AttentionMap;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.analysis.statistics.SinkFree;
import java.util.Optional;

/**
 * The attention map that the views show, worked out. Immutable.
 *
 * @param analysis where it comes from
 * @param choice which map it is, within what the analysis has
 * @param map the weights; without sinks where they were taken away and each row kept something
 * @param matrix the weights as the matrix shows them
 */
public record ShownMap(Analysis analysis, MapChoice choice, AttentionMap map, MatrixData matrix) {

  /**
   * Works out the chosen map. Where the analysis does not have the choice, the nearest that it has:
   * the last layer, the mean of the heads, or its first kind.
   *
   * @return empty if the analysis has no attention at all
   */
  public static Optional<ShownMap> of(Analysis analysis, MapChoice wanted) {
    return of(analysis, wanted, false);
  }

  /**
   * The same, on wish without sinks.
   *
   * @param withoutSinks takes the weight on special tokens away, where tokens are attended to
   */
  public static Optional<ShownMap> of(Analysis analysis, MapChoice wanted, boolean withoutSinks) {
    Optional<AttentionStack> stack =
        analysis
            .attention(wanted.kind())
            .or(() -> analysis.attention().stream().findFirst())
            .filter(s -> s.query().size() > 0 && s.key().size() > 0);
    return stack.map(
        s -> {
          MapChoice choice = within(s, wanted);
          AttentionMap map =
              choice.head() == MapChoice.MEAN
                  ? s.meanOverHeads(choice.layer())
                  : s.map(choice.layer(), choice.head());
          if (!withoutSinks || !SinkFree.hasSinks(map.key())) {
            return new ShownMap(analysis, choice, map, MatrixData.of(map));
          }
          SinkFree free = SinkFree.of(map);
          return new ShownMap(analysis, choice, free.map().orElse(map), MatrixData.of(free));
        });
  }

  /** True if some weight may lie on special tokens. */
  public boolean hasSinks() {
    return SinkFree.hasSinks(map.key());
  }

  /** The part of a choice that a stack has. */
  static MapChoice within(AttentionStack stack, MapChoice wanted) {
    int layer = Math.clamp(wanted.layer(), 0, stack.layers() - 1);
    int head = wanted.head() < stack.heads() ? wanted.head() : MapChoice.MEAN;
    return new MapChoice(stack.kind(), layer, head);
  }
}
