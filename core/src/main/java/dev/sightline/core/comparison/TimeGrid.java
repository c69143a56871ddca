package dev.sightline.core.comparison;

import dev.sightline.core.numbers.Scores;
import java.util.List;

/**
 * Brings values of clips onto the clips of another time line. Legend: {@code i} clips of the
 * source, {@code j} clips of the target, {@code o(i, j)} the time that both share, {@code l} their
 * lengths. Pure.
 */
final class TimeGrid {
  private TimeGrid() {}

  /**
   * Values on other clips. Shares: {@code v_j = Σ_i v_i o(i, j) / l_i}, whose sum over the clips is
   * that of the source. Levels: {@code v_j = Σ_i v_i o(i, j) / Σ_i o(i, j)}. Not a number where a
   * clip that takes part has none.
   *
   * @param values {@code [rows, i]}, row by row
   * @param relative true: both time lines are taken from 0 to 1
   * @return {@code [rows, j]}
   */
  static float[] onto(
      float[] values,
      List<Scores.Span> from,
      List<Scores.Span> to,
      Quantity quantity,
      boolean relative) {
    int rows = values.length / from.size();
    double[] a = edges(from, relative);
    double[] b = edges(to, relative);
    float[] out = new float[rows * to.size()];
    for (int j = 0; j < to.size(); j++) {
      for (int r = 0; r < rows; r++) {
        double sum = 0;
        double shared = 0;
        for (int i = 0; i < from.size(); i++) {
          double o = Math.min(a[i + 1], b[j + 1]) - Math.max(a[i], b[j]);
          if (o > 0) {
            double part = quantity == Quantity.SHARE ? o / (a[i + 1] - a[i]) : o;
            sum += values[r * from.size() + i] * part;
            shared += o;
          }
        }
        out[r * to.size() + j] =
            (float) (quantity == Quantity.SHARE ? sum : shared > 0 ? sum / shared : Double.NaN);
      }
    }
    return out;
  }

  /** {@code n + 1} edges of clips that touch, s or 0..1. */
  private static double[] edges(List<Scores.Span> clips, boolean relative) {
    double begin = clips.getFirst().start().toDouble();
    double length = clips.getLast().end().toDouble() - begin;
    double scale = relative ? 1 / length : 1;
    double origin = relative ? begin : 0;
    double[] edges = new double[clips.size() + 1];
    for (int i = 0; i < clips.size(); i++) {
      edges[i] = (clips.get(i).start().toDouble() - origin) * scale;
    }
    edges[clips.size()] = (clips.getLast().end().toDouble() - origin) * scale;
    return edges;
  }
}
