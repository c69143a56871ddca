package dev.sightline.core.analysis.statistics;

import dev.sightline.core.analysis.AttentionMap;
import dev.sightline.core.analysis.Axis;
import java.util.Optional;

/**
 * An attention map without its sinks: the weight on special tokens is taken away and what is left
 * of each row is scaled to a sum of 1. Axes stay as they are, so that indices keep their meaning;
 * special tokens have a weight of 0. It shows how the rest is shared out, and hides how little that
 * rest may be. Immutable.
 *
 * @param query what attends
 * @param key what is attended to
 * @param values {@code [query, key]}, row by row; not to be written to
 * @param kept {@code [query]}: the weight that was left in each row before scaling, 0..1; not to be
 *     written to
 */
public record SinkFree(Axis query, Axis key, float[] values, float[] kept) {
  /**
   * A row of which less is left has nothing to show: scaling it up would blow rounding errors of
   * float32 softmax (some 1e-7 of the row) up to what looks like attention.
   */
  public static final float LEAST = 1e-4f;

  /** Takes the sinks away. Without special tokens among the keys, the map stays as it is. */
  public static SinkFree of(AttentionMap map) {
    int n = map.key().size();
    int rows = map.query().size();
    boolean[] sink = sinks(map.key());
    float[] values = new float[rows * n];
    float[] kept = new float[rows];
    for (int r = 0; r < rows; r++) {
      double left = 0;
      for (int k = 0; k < n; k++) {
        left += sink[k] ? 0 : map.values()[r * n + k];
      }
      kept[r] = (float) left;
      for (int k = 0; k < n && left >= LEAST; k++) {
        values[r * n + k] = sink[k] ? 0 : (float) (map.values()[r * n + k] / left);
      }
    }
    return new SinkFree(map.query(), map.key(), values, kept);
  }

  /** True if the keys of a map hold special tokens, so that there is something to take away. */
  public static boolean hasSinks(Axis key) {
    return key instanceof Axis.Tokens t && t.tokens().stream().anyMatch(x -> x.isSpecial());
  }

  /** True if nothing is left of a row. */
  public boolean isEmpty(int row) {
    return kept[row] < LEAST;
  }

  /** The same as an attention map; empty if nothing is left of some row. */
  public Optional<AttentionMap> map() {
    for (int r = 0; r < kept.length; r++) {
      if (isEmpty(r)) {
        return Optional.empty();
      }
    }
    return Optional.of(new AttentionMap(query, key, values));
  }

  private static boolean[] sinks(Axis key) {
    boolean[] out = new boolean[key.size()];
    if (key instanceof Axis.Tokens t) {
      for (int i = 0; i < out.length; i++) {
        out[i] = t.tokens().get(i).isSpecial();
      }
    }
    return out;
  }
}
