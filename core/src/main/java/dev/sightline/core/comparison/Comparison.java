package dev.sightline.core.comparison;

import dev.sightline.core.numbers.Scores;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Two maps on common rows and columns, and their difference. Rows are the tokens that both have;
 * columns are the clips of the side that has fewer. Immutable.
 *
 * @param left the first map on the common rows and columns
 * @param right the second
 * @param difference right minus left; signed; not a number where one of them is none
 * @param rows how rows were put together
 * @param columns how columns were put together
 * @param onlyLeft tokens of the first map that the second does not have
 * @param onlyRight tokens of the second map that the first does not have
 */
public record Comparison(
    Scores.Matrix left,
    Scores.Matrix right,
    Scores.Matrix difference,
    RowMatch rows,
    ColumnMatch columns,
    List<Scores.Token> onlyLeft,
    List<Scores.Token> onlyRight) {
  public Comparison {
    onlyLeft = List.copyOf(onlyLeft);
    onlyRight = List.copyOf(onlyRight);
  }

  /**
   * Compares two maps.
   *
   * @param quantity what a value is, where clips have to be cut or joined
   * @throws IllegalArgumentException if one has clips as columns and the other tokens, or one has
   *     no column
   */
  public static Comparison of(Scores.Matrix left, Scores.Matrix right, Quantity quantity) {
    if (left.columns().count() == 0 || right.columns().count() == 0) {
      throw new IllegalArgumentException("a map without columns");
    }
    boolean oneRow = left.rows().size() == 1 && right.rows().size() == 1;
    boolean sameRows = labels(left.rows()).equals(labels(right.rows()));
    Pairing rows =
        oneRow || sameRows
            ? Pairing.whole(left.rows().size())
            : Pairing.of(labels(left.rows()), labels(right.rows()));
    RowMatch how = sameRows ? RowMatch.SAME_TOKENS : oneRow ? RowMatch.ONE_ROW : RowMatch.BY_WORD;
    Scores.Matrix a = rows(left, rows.left());
    Scores.Matrix b = rows(right, rows.right());
    Aligned columns = columns(a, b, quantity);
    return new Comparison(
        columns.left(),
        columns.right(),
        difference(columns.left(), columns.right()),
        how,
        columns.match(),
        others(left.rows(), rows.left()),
        others(right.rows(), rows.right()));
  }

  /** Both maps on the same columns. */
  private record Aligned(Scores.Matrix left, Scores.Matrix right, ColumnMatch match) {}

  private static Aligned columns(Scores.Matrix a, Scores.Matrix b, Quantity quantity) {
    if (a.columns() instanceof Scores.Columns.OfClips p
        && b.columns() instanceof Scores.Columns.OfClips q) {
      return clips(a, p.clips(), b, q.clips(), quantity);
    }
    if (a.columns() instanceof Scores.Columns.OfTokens p
        && b.columns() instanceof Scores.Columns.OfTokens q) {
      Pairing pairs = Pairing.of(labels(p.tokens()), labels(q.tokens()));
      return new Aligned(
          pick(a, p.tokens(), pairs.left()),
          pick(b, q.tokens(), pairs.right()),
          ColumnMatch.BY_WORD);
    }
    throw new IllegalArgumentException("clips cannot be compared with tokens");
  }

  private static Aligned clips(
      Scores.Matrix a,
      List<Scores.Span> p,
      Scores.Matrix b,
      List<Scores.Span> q,
      Quantity quantity) {
    if (p.equals(q)) {
      return new Aligned(a, b, ColumnMatch.SAME_CLIPS);
    }
    boolean relative =
        !p.getFirst().start().equals(q.getFirst().start())
            || !p.getLast().end().equals(q.getLast().end());
    ColumnMatch match = relative ? ColumnMatch.BY_RELATIVE_TIME : ColumnMatch.BY_TIME;
    return q.size() < p.size()
        ? new Aligned(onto(a, p, q, quantity, relative), b, match)
        : new Aligned(a, onto(b, q, p, quantity, relative), match);
  }

  private static Scores.Matrix onto(
      Scores.Matrix m,
      List<Scores.Span> from,
      List<Scores.Span> to,
      Quantity quantity,
      boolean relative) {
    return new Scores.Matrix(
        m.rows(),
        new Scores.Columns.OfClips(to),
        TimeGrid.onto(m.values(), from, to, quantity, relative),
        m.signed(),
        m.unit());
  }

  private static Scores.Matrix rows(Scores.Matrix m, List<Integer> rows) {
    int n = m.columns().count();
    float[] values = new float[rows.size() * n];
    for (int r = 0; r < rows.size(); r++) {
      System.arraycopy(m.values(), rows.get(r) * n, values, r * n, n);
    }
    return new Scores.Matrix(
        rows.stream().map(m.rows()::get).toList(), m.columns(), values, m.signed(), m.unit());
  }

  private static Scores.Matrix pick(
      Scores.Matrix m, List<Scores.Token> tokens, List<Integer> columns) {
    int n = columns.size();
    float[] values = new float[m.rows().size() * n];
    for (int r = 0; r < m.rows().size(); r++) {
      for (int c = 0; c < n; c++) {
        values[r * n + c] = m.at(r, columns.get(c));
      }
    }
    return new Scores.Matrix(
        m.rows(),
        new Scores.Columns.OfTokens(columns.stream().map(tokens::get).toList()),
        values,
        m.signed(),
        m.unit());
  }

  private static Scores.Matrix difference(Scores.Matrix a, Scores.Matrix b) {
    float[] values = new float[a.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = b.values()[i] - a.values()[i];
    }
    return new Scores.Matrix(a.rows(), a.columns(), values, true, a.unit());
  }

  private static List<String> labels(List<Scores.Token> tokens) {
    return tokens.stream().map(Scores.Token::label).toList();
  }

  private static List<Scores.Token> others(List<Scores.Token> all, List<Integer> taken) {
    return IntStream.range(0, all.size())
        .filter(i -> !taken.contains(i))
        .mapToObj(all::get)
        .toList();
  }
}
