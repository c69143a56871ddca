package dev.sightline.app.attention;

import dev.sightline.app.i18n.Messages;
import dev.sightline.core.numbers.Scores;
import java.util.List;

/** The shown map as plain scores, for files and comparisons. Pure. */
public final class MatrixScores {
  private MatrixScores() {}

  /** The rows and columns as the matrix view has them, not turned. */
  public static Scores.Matrix of(ShownMap map) {
    MatrixData data = map.matrix();
    List<Scores.Token> rows =
        data.rows().stream().map(r -> new Scores.Token(r.token(), piece(map, r.token()))).toList();
    Scores.Columns columns =
        data.onTimeLine()
            ? new Scores.Columns.OfClips(
                map.analysis().clips().stream().map(Scores.Span::of).toList())
            : new Scores.Columns.OfTokens(
                data.columns().stream()
                    .map(c -> new Scores.Token(c.index(), piece(map, c.index())))
                    .toList());
    return new Scores.Matrix(
        rows, columns, data.values(), data.traits().signed(), Names.unit(data));
  }

  private static String piece(ShownMap map, int index) {
    return index < 0
        ? Messages.text("attention.row.clips")
        : map.analysis().text().tokens().get(index).piece();
  }
}
