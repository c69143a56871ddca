package dev.sightline.app.attention.flow;

import dev.sightline.app.attention.MatrixData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Picks the strongest cells of a matrix. Pure. */
final class StrongestLinks {
  private static final Comparator<Link> WEAKEST_FIRST =
      Comparator.<Link>comparingDouble(l -> Math.abs(l.value()))
          .thenComparing(Comparator.comparingInt(Link::row).reversed())
          .thenComparing(Comparator.comparingInt(Link::column).reversed());

  private StrongestLinks() {}

  /** At most {@code limit} cells that are not 0, the strongest first. */
  static List<Link> of(MatrixData data, int limit) {
    PriorityQueue<Link> best = new PriorityQueue<>(WEAKEST_FIRST);
    for (int r = 0; r < data.rows().size(); r++) {
      for (int c = 0; c < data.columns().size(); c++) {
        float v = data.at(r, c);
        if (!Float.isNaN(v) && v != 0) {
          best.add(new Link(r, c, v));
          if (best.size() > limit) {
            best.poll();
          }
        }
      }
    }
    List<Link> out = new ArrayList<>(best);
    out.sort(WEAKEST_FIRST.reversed());
    return List.copyOf(out);
  }
}
