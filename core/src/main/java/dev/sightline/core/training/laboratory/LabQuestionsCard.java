package dev.sightline.core.training.laboratory;

import dev.sightline.core.laboratory.QuestionKind;
import dev.sightline.core.model.Side;
import dev.sightline.core.training.evaluation.Evaluation;
import dev.sightline.core.training.evaluation.Interval;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The card of a model that answers questions about the laboratory. */
final class LabQuestionsCard {
  private LabQuestionsCard() {}

  /**
   * @param base name and version of the model that it builds upon
   * @param evaluation measured figures, if there are some
   */
  static String of(LabQuestionsRecipe recipe, String base, Optional<Evaluation> evaluation) {
    StringBuilder card = new StringBuilder();
    card.append(
        """
        # %s %s

        Answers questions about the videos of the laboratory: what, where, which first, how many, which
        direction; one of %d answers.

        ## How it is made

        - Text and video encoders and alignment are those of %s, unchanged: see its card.
        - Fusion: begun with that of the same model and trained on, with a linear head, for %d steps of
          %d videos of each kind of question.
        - Questions are generated (`SceneQuestions`): wherever a video allows, two about the same video
          that differ in the object or in one word, and have two answers, so that neither the video nor
          the question alone can tell. How often something bounces is the one kind whose video tells.
        - Command: `./sightline train --recipe recipes/%s.yaml --from laboratory` (seed %d, world %d).
          No data is needed.

        | kind | a question | answers |
        |---|---|---|
        | what | which colour is the circle · which shape is the red object | six colours, four shapes |
        | where | where is the red circle | left, right |
        | which_first | which comes first the red circle or the blue square · which comes last … | its colour |
        | how_many | how often does the red circle bounce | once, twice, thrice |
        | which_direction | which way does the red circle go | left, right |

        ## Figures

        """
            .formatted(
                recipe.name(),
                recipe.version(),
                QuestionKind.ANSWERS.size(),
                base,
                recipe.training().until() * recipe.training().steps(),
                recipe.training().batch(),
                recipe.name(),
                recipe.seed(),
                recipe.world()));
    evaluation.ifPresentOrElse(
        e -> figures(card, recipe, e), () -> card.append("Not measured yet.\n"));
    card.append(
        """

        ## Limits

        - It knows the words of these questions and no others, one small world, and no question that has
          no answer there: it always names one of its answers, and no threshold was fitted.
        - Of a film or a photograph it knows nothing.
        """);
    return card.toString();
  }

  private static void figures(StringBuilder card, LabQuestionsRecipe r, Evaluation e) {
    card.append(
        """
        Split %s, %d questions of each kind; percent with the 95 %% bootstrap interval. Measured by
        `./sightline evaluate --bundle %s --task %s --split %s --seed %d`.

        Accuracy. *Shuffled*: both sides, the frames of each video in random order over all its clips.
        *Both − best*: beyond the single side that is better on the same questions, paired. *ECE*:
        calibration error of both sides; no temperature was fitted.

        | kind | question alone | video alone | both | shuffled | both − best | ECE |
        |---|---|---|---|---|---|---|
        """
            .formatted(
                e.split(), e.n(), r.name(), LabQuestionsEvaluator.TASK, e.split(), r.seed()));
    Map<String, Interval> m = e.metrics();
    for (QuestionKind kind : QuestionKind.values()) {
      card.append("| ").append(kind.key());
      for (Side side : Side.values()) {
        card.append(" | ").append(cell(m.get(kind.key() + "." + side.key() + ".accuracy")));
      }
      for (String more :
          List.of("both.shuffled.accuracy", "both_minus_best.accuracy", "both.ece")) {
        card.append(" | ").append(cell(m.get(kind.key() + "." + more)));
      }
      card.append(" |\n");
    }
  }

  private static String cell(Interval i) {
    return i == null
        ? ""
        : String.format(
            Locale.ROOT, "%.1f (%.1f – %.1f)", 100 * i.value(), 100 * i.low(), 100 * i.high());
  }
}
