package dev.sightline.core.analysis.statistics;

import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.analysis.Axis;
import dev.sightline.core.analysis.statistics.AttentionStatistics.Unit;
import dev.sightline.core.media.Clip;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/** Works out the numbers of rows of one shape, see {@link AttentionStatistics}. */
final class RowNumbers {
  private static final double MILLIS = 1000;

  private final Unit unit;
  private final Sink[] sinks;
  private final double[] queryAt;
  private final double[] keyAt;
  private final boolean spread;

  RowNumbers(Axis query, Axis key) {
    sinks = sinks(key);
    queryAt = places(query);
    keyAt = places(key);
    unit =
        key instanceof Axis.Cells
            ? Unit.MILLISECONDS
            : query instanceof Axis.Tokens ? Unit.TOKENS : Unit.NONE;
    spread = query instanceof Axis.Tokens && key instanceof Axis.Cells;
  }

  Unit unit() {
    return unit;
  }

  /**
   * The mean over rows.
   *
   * @param values of an {@link AttentionStack}
   * @param first index of the head's first row among all rows of {@code values}
   * @param rows which rows of the head count; at least one
   */
  HeadStatistics mean(float[] values, int first, int[] rows) {
    int n = keyAt.length;
    double entropy = 0;
    double distance = 0;
    Map<Sink, Double> shares = new EnumMap<>(Sink.class);
    for (int row : rows) {
      int at = (first + row) * n;
      entropy += entropy(values, at);
      if (unit != Unit.NONE) {
        distance += distance(values, at, spread ? meanPlace(values, at) : queryAt[row]);
      }
      for (int k = 0; k < n; k++) {
        if (sinks[k] != null) {
          shares.merge(sinks[k], values[at + k] / (double) rows.length, Double::sum);
        }
      }
    }
    entropy /= rows.length;
    OptionalDouble reach =
        unit == Unit.NONE ? OptionalDouble.empty() : OptionalDouble.of(distance / rows.length);
    return new HeadStatistics(entropy, n > 1 ? entropy / Math.log(n) : 0, reach, shares);
  }

  private double entropy(float[] values, int at) {
    double sum = 0;
    for (int k = 0; k < keyAt.length; k++) {
      double a = values[at + k];
      sum -= a > 0 ? a * Math.log(a) : 0;
    }
    return Math.max(0, sum);
  }

  private double meanPlace(float[] values, int at) {
    double sum = 0;
    for (int k = 0; k < keyAt.length; k++) {
      sum += values[at + k] * keyAt[k];
    }
    return sum;
  }

  private double distance(float[] values, int at, double from) {
    double sum = 0;
    for (int k = 0; k < keyAt.length; k++) {
      sum += values[at + k] * Math.abs(keyAt[k] - from);
    }
    return sum;
  }

  private static Sink[] sinks(Axis key) {
    Sink[] out = new Sink[key.size()];
    if (key instanceof Axis.Tokens t) {
      for (int i = 0; i < out.length; i++) {
        out[i] = Sink.of(t.tokens().get(i)).orElse(null);
      }
    }
    return out;
  }

  /** Where each item lies: index of a token, middle of a cell in ms. */
  private static double[] places(Axis axis) {
    double[] out = new double[axis.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = axis instanceof Axis.Cells cells ? middle(cells, i) : i;
    }
    return out;
  }

  private static double middle(Axis.Cells cells, int i) {
    int per = cells.grid().cells();
    Clip clip = cells.clips().get(i / per);
    int t = i % per / (cells.grid().h() * cells.grid().w());
    double start = clip.start().toDouble();
    double length = clip.end().toDouble() - start;
    return MILLIS * (start + (t + 0.5) / cells.grid().t() * length);
  }
}
