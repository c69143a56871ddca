package dev.sightline.core.training.laboratory;

import dev.sightline.core.training.evaluation.Evaluation;
import java.util.List;
import java.util.Locale;

/** Writes the model card of a model of the laboratory. */
final class LaboratoryCard {
  private LaboratoryCard() {}

  /**
   * @param evaluations measured figures; may be empty
   */
  static String of(LaboratoryRecipe recipe, List<Evaluation> evaluations) {
    return "card";
  }
}
