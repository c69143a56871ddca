package dev.sightline.core.analysis.statistics;

import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.analysis.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Every head of an attention stack in numbers. Rows of special tokens are left out, as they are no
 * words; all rows of video cells count. Immutable.
 *
 * <ul>
 *   <li>Entropy of a row {@code a} over {@code n} keys: {@code H = -Σ a ln a}, evenness {@code H /
 *       ln n}.
 *   <li>Distance, tokens to tokens: {@code Σ a |i - j|} in tokens (Vig and Belinkov, 2019, eq. 4).
 *   <li>Distance, cells to cells: {@code Σ a |t_i - t_j|} between the middles of the cells, ms.
 *   <li>Distance, tokens to cells: a word has no place in time, so it is how widely its weight is
 *       spread: {@code Σ a |t - m|} around the mean time {@code m = Σ a t}, ms.
 *   <li>Share of sinks: {@code Σ a} over the special tokens among the keys.
 * </ul>
 *
 * @param kind what attends to what
 * @param unit of distances
 * @param rows how many rows count; where it is 0 there are no numbers
 * @param keys how many keys a row has
 * @param heads {@code [layer][head]}; empty if no row counts
 */
public record AttentionStatistics(
    AttentionStack.Kind kind, Unit unit, int rows, int keys, List<List<HeadStatistics>> heads) {

  /** What distances are counted in. */
  public enum Unit {
    /** Places in the text. */
    TOKENS,
    /** Milliseconds of the video. */
    MILLISECONDS,
    /** A distance means nothing here. */
    NONE
  }

  public AttentionStatistics {
    heads = heads.stream().map(List::copyOf).toList();
  }

  /** Sums up all heads of a stack. Takes one pass over its values. */
  public static AttentionStatistics of(AttentionStack stack) {
    int[] rows = counted(stack.query());
    RowNumbers numbers = new RowNumbers(stack.query(), stack.key());
    List<List<HeadStatistics>> layers = new ArrayList<>();
    for (int l = 0; l < stack.layers() && rows.length > 0; l++) {
      List<HeadStatistics> heads = new ArrayList<>();
      for (int h = 0; h < stack.heads(); h++) {
        heads.add(numbers.mean(stack.map(l, h).values(), 0, rows));
      }
      layers.add(heads);
    }
    return new AttentionStatistics(
        stack.kind(), numbers.unit(), rows.length, stack.key().size(), layers);
  }

  /** One head's numbers. */
  public HeadStatistics head(int layer, int head) {
    return heads.get(layer).get(head);
  }

  /** The mean of the numbers of a layer's heads. */
  public HeadStatistics layer(int layer) {
    return HeadStatistics.mean(heads.get(layer));
  }

  private static int[] counted(Axis query) {
    return IntStream.range(0, query.size())
        .filter(i -> !(query instanceof Axis.Tokens t) || !t.tokens().get(i).isSpecial())
        .toArray();
  }
}
