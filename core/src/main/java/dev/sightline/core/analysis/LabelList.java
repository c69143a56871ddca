package dev.sightline.core.analysis;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.util.Arrays;
import java.util.List;

/** Labels as a user types them. */
public final class LabelList {
  /** More would take seconds for each change. */
  public static final int MOST = 200;

  private LabelList() {}

  /**
   * Splits at semicolons and line ends; what is blank or there already is left out.
   *
   * @return at most {@link #MOST}, in the order of the text; may be empty
   */
  public static List<String> of(String text) {
    return Arrays.stream(text.split(";|\\R"))
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .distinct()
        .limit(MOST)
        .toList();
  }

  /**
   * The same for a command, which says what is wrong.
   *
   * @throws SightlineException {@code DATA} if there are fewer than two labels
   */
  public static List<String> required(String text) throws SightlineException {
    List<String> labels = of(text);
    if (labels.size() < 2) {
      throw new SightlineException(
          Problem.DATA, Phrase.of("Name at least two labels, with semicolons between them."));
    }
    return labels;
  }
}
