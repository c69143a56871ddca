package dev.sightline.app.compare;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.selection.ClassChoice;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.explain.Target;
import dev.sightline.core.numbers.Scores;
import dev.sightline.core.numbers.Source;
import dev.sightline.core.words.Phrase;
import java.util.List;
import java.util.Optional;

/** How probable a class is in each clip, as a map of one row. Pure. */
final class Courses {
  /** Classes of each head that can be chosen. */
  static final int OFFERED = 12;

  private Courses() {}

  /**
   * The course of a class.
   *
   * @param choice the class, or null for the most probable one of the first head
   * @return empty if the analysis does not know it
   */
  static Optional<Scores.Matrix> of(Analysis a, ClassChoice choice) {
    Optional<HeadResult> head =
        choice == null ? a.heads().stream().findFirst() : a.head(choice.head());
    return head.filter(h -> h.overTime().size() == a.clips().size() && !h.labels().isEmpty())
        .map(
            h -> {
              int label = choice == null ? h.top(1).getFirst() : choice.label();
              int at = Math.clamp(label, 0, h.labels().size() - 1);
              float[] values = new float[a.clips().size()];
              for (int c = 0; c < values.length; c++) {
                values[c] = h.overTime().get(c).get(at);
              }
              return new Scores.Matrix(
                  List.of(new Scores.Token(0, h.labels().get(at))),
                  new Scores.Columns.OfClips(a.clips().stream().map(Scores.Span::of).toList()),
                  values,
                  false,
                  Messages.text("compare.probability"));
            });
  }

  /**
   * A class to begin with.
   *
   * @param mine what was chosen before, or null
   * @param taken what the other side has, or null
   * @return the same, or the most probable class that the other side does not have; empty without
   *     classes
   */
  static Optional<Target> offered(Analysis a, Target mine, Target taken) {
    if (mine != null && !mine.equals(taken)) {
      return Optional.of(mine);
    }
    if (a == null) {
      return Optional.empty();
    }
    return a.heads().stream()
        .filter(h -> !(taken instanceof Target.OfClass c) || h.head().equals(c.head()))
        .findFirst()
        .flatMap(
            h ->
                h.top(2).stream()
                    .map(l -> (Target) new Target.OfClass(h.head(), l))
                    .filter(t -> !t.equals(taken))
                    .findFirst());
  }

  /** Where {@link #of} comes from; empty where that is. */
  static Optional<Source> source(Analysis a, ClassChoice choice) {
    return a == null
        ? Optional.empty()
        : of(a, choice)
            .map(
                course ->
                    new Source(
                        Phrase.plain(course.unit()),
                        Phrase.NONE,
                        Phrase.NONE,
                        course.rows().getFirst().label(),
                        Phrase.NONE,
                        Phrase.plain(a.provenance().bundleName()),
                        Phrase.plain(a.provenance().bundleSha256()),
                        Phrase.plain(String.valueOf(a.video().path().getFileName())),
                        Phrase.plain(a.provenance().videoSha256()),
                        Phrase.plain(a.text().text()),
                        a.provenance().product()));
  }
}
