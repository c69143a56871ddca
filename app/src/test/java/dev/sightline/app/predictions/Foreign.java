package dev.sightline.app.predictions;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.KnownScore;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Gives a head of an analysis a score of known against foreign input. */
final class Foreign {
  private Foreign() {}

  static Analysis in(Analysis a, String head, double score, double threshold) {
    List<HeadResult> heads =
        a.heads().stream()
            .map(
                h ->
                    h.head().equals(head)
                        ? new HeadResult(
                            h.head(),
                            h.labels(),
                            h.probabilities(),
                            h.overTime(),
                            Optional.of(new KnownScore(score, threshold)))
                        : h)
            .toList();
    return of(a, heads);
  }

  /** With one head more. */
  static Analysis with(Analysis a, HeadResult head) {
    return of(a, Stream.concat(a.heads().stream(), Stream.of(head)).toList());
  }

  private static Analysis of(Analysis a, List<HeadResult> heads) {
    return new Analysis(
        a.video(),
        a.text(),
        a.clips(),
        a.grid(),
        heads,
        a.alignmentScore(),
        a.attention(),
        a.timings(),
        a.provenance());
  }
}
