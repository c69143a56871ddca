package dev.sightline.core.explain.modality;

import dev.sightline.core.analysis.Answer;
import dev.sightline.core.analysis.Mask;
import dev.sightline.core.analysis.Probe;
import dev.sightline.core.explain.Target;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.util.List;

/** Asks a model with text and video, with one of them, and with neither. */
public final class SideAnswers {
  private SideAnswers() {}

  /**
   * @param target a class: a text–video score needs both sides and cannot be shared
   * @throws SightlineException if the model fails, or the user cancelled
   */
  public static ModalityShare ask(Probe probe, Target.OfClass target, Progress progress)
      throws SightlineException {
    Mask nothing = probe.nothingHidden();
    List<Answer> answers =
        probe.ask(
            List.of(
                nothing.withoutText().withoutVideo(),
                nothing.withoutVideo(),
                nothing.withoutText(),
                nothing),
            progress);
    return ModalityShare.ofProbabilities(
        target.probability(answers.get(0)),
        target.probability(answers.get(1)),
        target.probability(answers.get(2)),
        target.probability(answers.get(3)));
  }
}
