package dev.sightline.core.explain.change;

import dev.sightline.core.analysis.ClipEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What stands at the place of one clip.
 *
 * @param source index of the clip whose frames it has
 * @param edits what was done to these frames, in order
 * @param hidden whether all of it is hidden
 * @param hiddenCells cells of it that are hidden, in the order {@code [t, h, w]}
 */
record Slot(int source, List<ClipEdit> edits, boolean hidden, Set<Integer> hiddenCells) {
  Slot {
    edits = List.copyOf(edits);
    hiddenCells = Set.copyOf(hiddenCells);
  }

  /** The clip as it is. */
  static Slot of(int clip) {
    return new Slot(clip, List.of(), false, Set.of());
  }

  Slot hide() {
    return new Slot(source, edits, true, hiddenCells);
  }

  Slot hide(List<Integer> cells) {
    Set<Integer> more = new TreeSet<>(hiddenCells);
    more.addAll(cells);
    return new Slot(source, edits, hidden, more);
  }

  /** One more edit; a clip that stands still already is not frozen again. */
  Slot edit(ClipEdit edit) {
    if (!edits.isEmpty() && edits.getLast().equals(edit) && edit instanceof FrameEdits.Freeze) {
      return this;
    }
    List<ClipEdit> more = new ArrayList<>(edits);
    more.add(edit);
    return new Slot(source, more, hidden, hiddenCells);
  }

  /** True if its frames are those of the video. */
  boolean isPlain() {
    return edits.isEmpty();
  }
}
