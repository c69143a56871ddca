package dev.sightline.core.training.data;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;

/** What all sets check of their splits. */
final class Splits {
  private Splits() {}

  static <T> List<T> notEmpty(List<T> items, Path folder, String split) throws SightlineException {
    if (items.isEmpty()) {
      throw new SightlineException(
          Problem.DATA, folder + " has nothing in the split “" + split + "”.");
    }
    return List.copyOf(items);
  }
}
