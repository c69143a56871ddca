package dev.sightline.app.compare;

import dev.sightline.app.attention.MatrixData;
import dev.sightline.app.attention.MatrixScores;
import dev.sightline.app.attention.ShownMap;
import dev.sightline.app.explain.MethodNames;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.comparison.Quantity;
import dev.sightline.core.numbers.Scores;
import java.util.List;

/**
 * What two sides show, as scores that can be subtracted. Immutable and pure.
 *
 * @param left scores of the left side
 * @param right scores of the right side
 * @param quantity what a value is, where clips have to be cut or joined
 * @param averaged one side has a single row of clips, and the rows of the other were averaged
 * @param scaled the sides are of two methods, and each map was divided by its largest magnitude
 */
record SideScores(
    Scores.Matrix left, Scores.Matrix right, Quantity quantity, boolean averaged, boolean scaled) {

  /** Of two maps as they are. */
  static SideScores plain(Scores.Matrix left, Scores.Matrix right) {
    return new SideScores(left, right, Quantity.LEVEL, false, false);
  }

  /**
   * Of two maps, made comparable: scores of one method have one unit, those of two have not, so
   * that only their patterns can be compared.
   */
  static SideScores of(ShownMap a, ShownMap b) {
    Scores.Matrix left = scores(a);
    Scores.Matrix right = scores(b);
    boolean oneRow = isOneRow(a) != isOneRow(b) && timed(left) && timed(right);
    if (oneRow) {
      left = isOneRow(a) ? left : mean(left);
      right = isOneRow(b) ? right : mean(right);
    }
    boolean scaled = !method(a).equals(method(b));
    if (scaled) {
      left = scaled(left);
      right = scaled(right);
    }
    Quantity quantity =
        a.matrix().content() == MatrixData.Content.TOKENS_TO_CLIPS
            ? Quantity.SHARE
            : Quantity.LEVEL;
    return new SideScores(left, right, quantity, oneRow, scaled);
  }

  /** True if both have clips as columns, or both have tokens. */
  boolean isAlike() {
    return left.columns().getClass() == right.columns().getClass();
  }

  /** True if both say something. */
  boolean hasRows() {
    return !left.rows().isEmpty() && !right.rows().isEmpty();
  }

  private static boolean timed(Scores.Matrix m) {
    return m.columns() instanceof Scores.Columns.OfClips && !m.rows().isEmpty();
  }

  private static boolean isOneRow(ShownMap map) {
    List<MatrixData.Row> rows = map.matrix().rows();
    return rows.size() == 1 && rows.getFirst().token() == MatrixData.NO_TOKEN;
  }

  private static String method(ShownMap map) {
    return map.explained().map(x -> x.facts().key()).orElse(MethodNames.ATTENTION);
  }

  /** An explanation's own unit, whatever it explains. */
  private static Scores.Matrix scores(ShownMap map) {
    Scores.Matrix m = MatrixScores.of(map);
    return map.explained()
        .map(
            x -> new Scores.Matrix(m.rows(), m.columns(), m.values(), m.signed(), x.facts().unit()))
        .orElse(m);
  }

  /** The mean of the rows, as one row of clips. */
  private static Scores.Matrix mean(Scores.Matrix m) {
    int n = m.columns().count();
    float[] values = new float[n];
    for (int c = 0; c < n; c++) {
      for (int r = 0; r < m.rows().size(); r++) {
        values[c] += m.at(r, c) / m.rows().size();
      }
    }
    Scores.Token row = new Scores.Token(MatrixData.NO_TOKEN, Messages.text("attention.row.clips"));
    return new Scores.Matrix(List.of(row), m.columns(), values, m.signed(), m.unit());
  }

  private static Scores.Matrix scaled(Scores.Matrix m) {
    double top = m.strongest();
    float[] values = m.values().clone();
    for (int i = 0; i < values.length && top > 0; i++) {
      values[i] = (float) (values[i] / top);
    }
    return new Scores.Matrix(
        m.rows(), m.columns(), values, m.signed(), Messages.text("compare.scaled.unit"));
  }
}
