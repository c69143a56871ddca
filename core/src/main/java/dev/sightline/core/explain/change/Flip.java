package dev.sightline.core.explain.change;

import dev.sightline.core.analysis.Answer;
import java.util.List;

/**
 * The smallest set of words and clips that was found to change a head's class when it is hidden.
 *
 * @param head key of the head
 * @param before the class of the head with all of them visible
 * @param after the class with them hidden; the same as before if nothing was found
 * @param parts what to hide; empty if nothing was found
 * @param sizesTried every set of at most so many words and clips was tried. If {@code parts} has
 *     one more, none smaller exists
 * @param questions how often the model was asked
 * @param first its answer with everything visible
 * @param last its answer with the parts hidden; without any, with as much hidden as was tried
 */
public record Flip(
    String head,
    int before,
    int after,
    List<FlipPart> parts,
    int sizesTried,
    int questions,
    Answer first,
    Answer last) {
  public Flip {
    parts = List.copyOf(parts);
  }

  /** True if something was found. It cannot be made smaller by leaving one part visible. */
  public boolean isFound() {
    return !parts.isEmpty();
  }

  /** True if something was found and no smaller set exists: all of them were tried. */
  public boolean isSmallest() {
    return isFound() && sizesTried >= parts.size() - 1;
  }

  /** The parts as changes that hide them. */
  public List<Change> changes() {
    return parts.stream().map(FlipPart::change).toList();
  }
}
