package dev.sightline.core.training.own;

import dev.sightline.core.model.bundle.BundleShelf;
import dev.sightline.core.model.bundle.InstalledBundle;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.util.List;

/**
 * The names that a new model cannot have, as they were when they were read. Immutable; asking does
 * not read the disk.
 *
 * @param models those on the shelf
 * @param unfinished trainings that can go on
 */
public record TakenNames(List<InstalledBundle> models, List<OwnRequest> unfinished) {
  public TakenNames {
    models = List.copyOf(models);
    unfinished = List.copyOf(unfinished);
  }

  /**
   * Reads the shelf.
   *
   * @throws SightlineException {@code FILE} if it cannot be read
   */
  public static TakenNames of(BundleShelf shelf, List<OwnRequest> unfinished)
      throws SightlineException {
    return new TakenNames(shelf.list(), unfinished);
  }

  /**
   * Checks that a training would replace nothing: neither a model nor another stopped training. One
   * of the same name, set and base goes on.
   *
   * @throws SightlineException {@code DATA} with what stands in the way
   */
  public void require(OwnRequest wanted) throws SightlineException {
    OwnRequest.requireName(wanted.name());
    for (InstalledBundle model : models) {
      if (model.isOf(wanted.name())) {
        throw refuse(
            model.isBuiltIn()
                ? Phrase.of("“{0}” comes with Sightline; take another name.", wanted.name())
                : Phrase.of(
                    "“{0}” stands among your models; take another name, or remove that one first.",
                    wanted.name()));
      }
    }
    for (OwnRequest other : unfinished) {
      if (other.name().equalsIgnoreCase(wanted.name()) && !wanted.continues(other)) {
        throw refuse(
            Phrase.of(
                "“{0}” is the name of a stopped training on {1} that builds upon {2}; take"
                    + " another name, or go on with that one or discard it first.",
                wanted.name(), other.source(), other.base()));
      }
    }
  }

  private static SightlineException refuse(Phrase why) {
    return new SightlineException(Problem.DATA, why);
  }
}
