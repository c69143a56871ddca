package dev.sightline.app.export;

import dev.sightline.app.attention.MatrixData;
import dev.sightline.app.attention.lanes.Lane;
import dev.sightline.core.figure.LanesFigure;
import dev.sightline.core.figure.Look;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.numbers.Scores;
import dev.sightline.core.numbers.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * What of the map the other ways of looking draw. Immutable.
 *
 * @param lanes those of the view of lanes, of the very map that is shown
 * @param links how many links the flow draws
 */
public record Drawn(List<Lane> lanes, int links) {
  /** Words that have a lane where nobody says which. */
  private static final int WORDS = 5;

  private static final int LINKS = 60;

  /** Nobody looked: the first words, and as many links as the flow begins with. */
  public static final Drawn UNSEEN = new Drawn(List.of(), LINKS);

  public Drawn {
    lanes = List.copyOf(lanes);
  }

  /** The lanes as a figure; subtitles are left out. */
  LanesFigure lanes(Shown shown, Look look, Source source) {
    Scores.Matrix all = shown.matrix();
    List<Integer> rows = new ArrayList<>();
    List<Lane.OfClass> classes = new ArrayList<>();
    List<Fraction> cuts = new ArrayList<>();
    for (Lane lane : lanes) {
      switch (lane) {
        case Lane.Word w when w.row() < all.rows().size() -> rows.add(w.row());
        case Lane.OfClass c when c.probabilities().size() == all.columns().count() ->
            classes.add(c);
        case Lane.Shots s -> s.cuts().ifPresent(cuts::addAll);
        default -> {}
      }
    }
    if (rows.isEmpty() && classes.isEmpty()) {
      for (int r = 0; r < Math.min(WORDS, all.rows().size()); r++) {
        rows.add(r);
      }
    }
    return new LanesFigure(picked(all, rows), courses(all, classes), cuts, look, source);
  }

  private static Scores.Matrix picked(Scores.Matrix all, List<Integer> rows) {
    int n = all.columns().count();
    float[] values = new float[rows.size() * n];
    for (int r = 0; r < rows.size(); r++) {
      System.arraycopy(all.values(), rows.get(r) * n, values, r * n, n);
    }
    return new Scores.Matrix(
        rows.stream().map(all.rows()::get).toList(),
        all.columns(),
        values,
        all.signed(),
        all.unit());
  }

  private static Scores.Matrix courses(Scores.Matrix all, List<Lane.OfClass> classes) {
    int n = all.columns().count();
    float[] values = new float[classes.size() * n];
    List<Scores.Token> names = new ArrayList<>();
    for (int r = 0; r < classes.size(); r++) {
      names.add(new Scores.Token(MatrixData.NO_TOKEN, classes.get(r).label()));
      for (int c = 0; c < n; c++) {
        values[r * n + c] = classes.get(r).probabilities().get(c);
      }
    }
    return new Scores.Matrix(names, all.columns(), values, false, "");
  }
}
