package dev.sightline.app.compare;

import dev.sightline.app.attention.MatrixData;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.comparison.Comparison;
import dev.sightline.core.comparison.RowMatch;
import dev.sightline.core.numbers.Scores;
import java.util.List;
import java.util.stream.Collectors;

/** Says how rows and columns of a comparison were put together. Pure. */
final class Alignment {
  /** More words than these are counted, not named. */
  private static final int NAMED = 6;

  private Alignment() {}

  /**
   * How the two sides were put together.
   *
   * @param sides what was compared
   */
  static String words(Comparison c, SideScores sides) {
    if (c.rows() == RowMatch.BY_WORD && c.difference().rows().isEmpty()) {
      return Messages.text("compare.rows.none");
    }
    boolean clips =
        c.left().rows().size() == 1 && c.left().rows().getFirst().index() == MatrixData.NO_TOKEN;
    String rows =
        clips
            ? Messages.text("compare.rows.clips")
            : switch (c.rows()) {
              case SAME_TOKENS -> Messages.text("compare.rows.same");
              case ONE_ROW ->
                  Messages.text(
                      "compare.rows.one",
                      c.left().rows().getFirst().label(),
                      c.right().rows().getFirst().label());
              case BY_WORD -> Messages.text("compare.rows.word", c.difference().rows().size());
            };
    String columns =
        Messages.text(
            switch (c.columns()) {
              case SAME_CLIPS -> "compare.columns.same";
              case BY_TIME -> "compare.columns.time";
              case BY_RELATIVE_TIME -> "compare.columns.relative";
              case BY_WORD -> "compare.columns.word";
            });
    return rows
        + " "
        + columns
        + only("compare.only.left", c.onlyLeft())
        + only("compare.only.right", c.onlyRight())
        + (sides.averaged() ? " " + Messages.text("compare.averaged") : "")
        + (sides.scaled() ? " " + Messages.text("compare.scaled") : "")
        + (c.left().unit().equals(c.right().unit()) ? "" : " " + Messages.text("compare.units"));
  }

  private static String only(String key, List<Scores.Token> tokens) {
    if (tokens.isEmpty()) {
      return "";
    }
    String names =
        tokens.size() > NAMED
            ? Messages.text("compare.tokens", tokens.size())
            : tokens.stream().map(t -> "“" + t.label() + "”").collect(Collectors.joining(", "));
    return " " + Messages.text(key, names);
  }
}
