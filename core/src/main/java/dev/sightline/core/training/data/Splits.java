package dev.sightline.core.training.data;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.List;

/** What all sets check of their splits. */
final class Splits {
  private Splits() {}

  static <T> List<T> notEmpty(List<T> items, Path folder, String split) throws SightlineException {
    if (items.isEmpty()) {
      throw new SightlineException(
          Problem.DATA, Phrase.of("{0} has nothing in the split “{1}”.", folder, split));
    }
    return List.copyOf(items);
  }
}
