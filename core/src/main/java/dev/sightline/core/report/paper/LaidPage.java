package dev.sightline.core.report.paper;

import dev.sightline.core.figure.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A page with all that is on it, in the order in which it is painted.
 *
 * @param pieces what is on it
 */
record LaidPage(List<Piece> pieces) {
  LaidPage {
    pieces = List.copyOf(pieces);
  }

  /**
   * Marks that belong together.
   *
   * @param owner whose content they are; empty: decoration, which is not read aloud
   * @param marks what is painted
   * @param text the characters in reading order, where the marks show them otherwise; else empty
   */
  record Piece(Optional<TagNode> owner, List<Mark> marks, String text) {
    Piece {
      marks = List.copyOf(marks);
    }
  }

  /** All marks. */
  List<Mark> marks() {
    List<Mark> all = new ArrayList<>();
    pieces.forEach(p -> all.addAll(p.marks()));
    return all;
  }
}
