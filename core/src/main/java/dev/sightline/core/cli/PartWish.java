package dev.sightline.core.cli;

import dev.sightline.core.explain.Layers;
import dev.sightline.core.explain.Part;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.util.List;
import java.util.Optional;

/** The layer and head that a method is asked to keep to, held against what it declares. Pure. */
final class PartWish {
  private PartWish() {}

  /**
   * @param title of the method
   * @param layer from 1
   * @param head from 1
   * @throws SightlineException {@code UNSUPPORTED}, saying which there are
   */
  static void check(String title, Layers layers, Optional<Integer> layer, Optional<Integer> head)
      throws SightlineException {
    if (layer.isPresent()) {
      check(title, "layer", "--layer", layer.get(), layers.names().size(), named(layers.names()));
    }
    if (head.isPresent()) {
      check(title, "head", "--head", head.get(), layers.heads(), "");
    }
  }

  private static void check(
      String title, String what, String option, int wanted, int count, String named)
      throws SightlineException {
    if (count == 0) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          title + " has no " + what + " to choose here: leave out " + option + ".");
    }
    if (wanted < 1 || wanted > count) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          "%s has %ss 1 to %d%s here, not %d.".formatted(title, what, count, named, wanted));
    }
  }

  /** Names that are more than numbers. */
  private static String named(List<String> names) {
    boolean numbers = names.stream().allMatch(n -> n.matches("[0-9]+"));
    return numbers || names.isEmpty() ? "" : " (" + String.join(", ", names) + ")";
  }

  /** {@code , layer 2, head 3}; empty if the method read everything. */
  static String words(Part part) {
    return (part.layerName().isEmpty() ? "" : ", layer " + part.layerName())
        + (part.head() == Part.WHOLE ? "" : ", head " + (part.head() + 1));
  }
}
