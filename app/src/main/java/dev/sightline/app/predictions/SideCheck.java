package dev.sightline.app.predictions;

import dev.sightline.app.inspect.AnalyzerSource;
import dev.sightline.app.selection.ClassChoice;
import dev.sightline.core.analysis.Ability;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.Probe;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.Target;
import dev.sightline.core.explain.modality.ModalityShare;
import dev.sightline.core.explain.modality.SideAnswers;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.util.Optional;

/** Asks what a class hangs on. Blocks, so never on the FX thread. Thread-safe. */
@FunctionalInterface
public interface SideCheck {
  /**
   * @return empty if the model cannot be asked
   * @throws SightlineException if the model fails, or the user cancelled
   */
  Optional<ModalityShare> ask(
      VideoFeatures features, String text, ClassChoice choice, Progress progress)
      throws SightlineException;

  /** Of the model in use. */
  static SideCheck of(AnalyzerSource model) {
    return (features, text, choice, progress) -> {
      Analyzer analyzer = model.get();
      if (!analyzer.abilities().has(Ability.PROBE)) {
        return Optional.empty();
      }
      try (Probe probe = analyzer.probe(features, text, progress)) {
        return Optional.of(
            SideAnswers.ask(probe, new Target.OfClass(choice.head(), choice.label()), progress));
      }
    };
  }
}
