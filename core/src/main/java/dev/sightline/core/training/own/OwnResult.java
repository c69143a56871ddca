package dev.sightline.core.training.own;

import dev.sightline.core.model.bundle.InstalledBundle;
import dev.sightline.core.training.evaluation.Evaluation;
import java.util.List;

/**
 * What a training gave.
 *
 * @param bundle the new model on the user's shelf
 * @param head key of its new head
 * @param evaluations one for dev, and one for test if the set has it
 * @param mistakes the wrong answers of which the model was most sure, dev before test
 * @param skipped videos that could not be used
 * @param temperature that was fitted on dev and is part of the head
 */
public record OwnResult(
    InstalledBundle bundle,
    String head,
    List<Evaluation> evaluations,
    List<Mistake> mistakes,
    List<Skipped> skipped,
    double temperature) {
  public OwnResult {
    evaluations = List.copyOf(evaluations);
    mistakes = List.copyOf(mistakes);
    skipped = List.copyOf(skipped);
  }
}
