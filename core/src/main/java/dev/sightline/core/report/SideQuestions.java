package dev.sightline.core.report;

import dev.sightline.core.analysis.Ability;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.ModelAnalyzer;
import dev.sightline.core.analysis.Probe;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.Target;
import dev.sightline.core.explain.modality.SideAnswers;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.util.Optional;

/** Asks what the likeliest class of the first head hangs on: text, video, or both. Stateless. */
public final class SideQuestions {
  private SideQuestions() {}

  /** The head whose likeliest class is asked about; empty if the model has none. */
  public static Optional<HeadResult> head(Analysis a) {
    return a.heads().stream().filter(h -> !h.head().equals(ModelAnalyzer.OBJECTS)).findFirst();
  }

  /**
   * Asks. Blocks.
   *
   * @return empty without a text, without a head, or if the model cannot be asked so
   * @throws SightlineException if the model fails, or the user stopped it
   */
  public static Optional<ReportFacts.Shared> ask(
      Analyzer analyzer, VideoFeatures features, Analysis a, Progress progress)
      throws SightlineException {
    Optional<HeadResult> head = head(a);
    if (head.isEmpty() || a.text().isBlank() || !analyzer.abilities().has(Ability.PROBE)) {
      return Optional.empty();
    }
    int label = head.get().top(1).getFirst();
    try (Probe probe = analyzer.probe(features, a.text().text(), progress)) {
      return Optional.of(
          new ReportFacts.Shared(
              head.get().labels().get(label),
              SideAnswers.ask(probe, new Target.OfClass(head.get().head(), label), progress)));
    }
  }
}
