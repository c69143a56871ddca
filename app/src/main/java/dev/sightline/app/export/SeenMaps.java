package dev.sightline.app.export;

import dev.sightline.app.selection.Explained;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.explain.Explanation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The maps of methods that the user has looked at since the present analysis is shown: another text
 * or a changed input has maps of its own. FX thread only.
 */
public final class SeenMaps {
  /** Of the longest video a map takes some 2 MB. */
  static final int MOST = 12;

  private final Selection selection;
  private final Deque<Explained> seen = new ArrayDeque<>();

  public SeenMaps(Selection selection) {
    this.selection = selection;
    selection.analysisProperty().subscribe(a -> seen.clear());
    selection.explainedProperty().subscribe(this::see);
  }

  private void see(Explained shown) {
    if (shown == null) {
      return;
    }
    seen.removeIf(e -> isSame(e.explanation(), shown.explanation()));
    seen.addLast(shown);
    if (seen.size() > MOST) {
      seen.removeFirst();
    }
  }

  /** Those of an analysis: the one that is shown first, the others as they were looked at. */
  List<Explained> of(Analysis a) {
    Optional<Explained> shown =
        Optional.ofNullable(selection.explainedProperty().get())
            .filter(e -> isOf(e.explanation(), a));
    return Stream.concat(
            shown.stream(),
            seen.stream()
                .filter(e -> isOf(e.explanation(), a))
                .filter(e -> shown.isEmpty() || e != shown.get()))
        .toList();
  }

  private static boolean isSame(Explanation one, Explanation other) {
    return one.method().equals(other.method())
        && one.target().equals(other.target())
        && one.part().equals(other.part());
  }

  static boolean isOf(Explanation x, Analysis a) {
    return x.tokens().tokens().equals(a.text().tokens()) && x.cells().clips().equals(a.clips());
  }
}
