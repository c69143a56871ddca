package dev.sightline.core.training.laboratory;

import dev.sightline.core.laboratory.QuestionKind;
import dev.sightline.core.model.Side;
import dev.sightline.core.model.bundle.AnswerThreshold;
import dev.sightline.core.model.bundle.Confidence;
import dev.sightline.core.task.QuestionAnswer;
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
   * What was measured.
   *
   * @param asked questions about the laboratory
   * @param foreign what is none of it; empty without data
   * @param confidence of the written bundle
   */
  record Figures(Evaluation asked, Optional<Evaluation> foreign, Confidence confidence) {}

  /**
   * @param base name and version of the model that it builds upon
   * @param figures measured ones, if there are some
   */
  static String of(LabQuestionsRecipe recipe, String base, Optional<Figures> figures) {
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
        - Command: `./sightline train --recipe recipes/%s.yaml --from laboratory --data DIR` (seed %d,
          world %d). Videos and questions are drawn; data serves for “I cannot tell” alone, which
          `--from %s` in place of `--from laboratory` fits anew, and the weights stay.

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
                recipe.world(),
                recipe.name()));
    figures.ifPresentOrElse(
        f -> {
          asked(card, recipe, f);
          if (f.foreign().isPresent()) {
            trust(card, recipe, f, f.foreign().get());
          }
        },
        () -> card.append("Not measured yet.\n"));
    boolean tells = figures.isPresent() && figures.get().foreign().isPresent();
    card.append(
        """

        ## Limits

        - It knows the words of these questions and no others, and one small world. A question about
          that world that has no answer there, such as where something is that is not there, gets an
          answer all the same if its words are known ones.
        """);
    card.append(
        tells
            ? "- Of a film or a photograph it knows nothing, and says so of most: see the share above.\n"
            : "- Of a film or a photograph it knows nothing, and does not say so: nothing was fitted.\n");
    return card.toString();
  }

  private static void asked(StringBuilder card, LabQuestionsRecipe r, Figures f) {
    Evaluation e = f.asked();
    card.append(
        """
        Split %s, %d questions of each kind; percent with the 95 %% bootstrap interval. Measured by
        `./sightline evaluate --bundle %s --task %s --split %s --seed %d`.

        Accuracy. *Shuffled*: both sides, the frames of each video in random order over all its clips.
        *Both − best*: beyond the single side that is better on the same questions, paired. *ECE*:
        calibration error of both sides%s.

        | kind | question alone | video alone | both | shuffled | both − best | ECE |
        |---|---|---|---|---|---|---|
        """
            .formatted(
                e.split(),
                e.n(),
                r.name(),
                LabQuestionsEvaluator.TASK,
                e.split(),
                r.seed(),
                f.confidence().temperatures().isEmpty() ? "; no temperature was fitted" : ""));
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

  /** What is told, what is not, and what is done with foreign videos. */
  private static void trust(
      StringBuilder card, LabQuestionsRecipe r, Figures f, Evaluation foreign) {
    AnswerThreshold t = f.confidence().threshold(QuestionAnswer.HEAD, Side.BOTH).orElseThrow();
    Map<String, Interval> m = f.asked().metrics();
    card.append(
        """

        ## “I cannot tell”

        An answer is told if its calibrated probability is at least %.1f %%, the lowest from which on
        %.0f %% of the told answers are right on dev (%d questions of all kinds: %.1f %% are told, %.1f %%
        of those rightly), and if a linear detector takes question and video together for ones of the
        laboratory. The detector learnt from train against photographs (Flickr8k: Hodosh et al., 2013,
        research and education), films (UCF-101: Soomro et al., 2012, research) and questions about
        rooms (DAQUAR: Malinowski & Fritz, 2014, research), %d items of each at most; its threshold
        accepts 95 %% of dev. On split %s:

        | of the questions the surest | accuracy |
        |---|---|
        """
            .formatted(
                100 * t.threshold(),
                100 * r.confidence().right(),
                t.n(),
                100 * t.coverage(),
                100 * t.accuracy(),
                r.confidence().foreign(),
                f.asked().split()));
    for (int percent : List.of(10, 25, 50, 75)) {
      card.append(
          "| %d %% | %s |\n".formatted(percent, cell(m.get("both.accuracy.at_" + percent))));
    }
    card.append("| all | %s |\n".formatted(cell(m.get("both.accuracy"))));
    card.append(
        """
        | those that are told, %s | %s |

        The detector accepts %s of these questions with their videos.

        What is foreign, split %s, at most %d items of each set: *rejected* by the detector, *refused* by
        detector or threshold, beside a question of the laboratory; of daquar, foreign questions beside
        videos of the laboratory. No detector has met msrvtt (MSR-VTT: Xu et al., 2016, research).
        Measured by `./sightline evaluate --bundle %s --task %s --data DIR --split %s
        --seed %d`.

        | set | AUROC, one side | rejected, one side | AUROC, both | rejected, both | refused |
        |---|---|---|---|---|---|
        """
            .formatted(
                cell(m.get("both.told")),
                cell(m.get("both.told.accuracy")),
                cell(m.get("both.accepted")),
                foreign.split(),
                r.asked(),
                r.name(),
                foreign.task(),
                foreign.split(),
                r.seed()));
    for (ForeignItems.Set set : ForeignItems.Set.values()) {
      row(card, set.key(), Side.VIDEO, foreign);
    }
    row(card, ForeignItems.QUESTIONS, Side.TEXT, foreign);
  }

  private static void row(StringBuilder card, String set, Side alone, Evaluation e) {
    Map<String, Interval> m = e.metrics();
    card.append("| ").append(set).append(", ").append(e.n(set + ".")).append(" items");
    for (String figure :
        List.of(
            alone.key() + ".auroc",
            alone.key() + ".rejected",
            "both.auroc",
            "both.rejected",
            "both.refused")) {
      card.append(" | ").append(cell(m.get(set + "." + figure)));
    }
    card.append(" |\n");
  }

  private static String cell(Interval i) {
    return i == null
        ? ""
        : String.format(
            Locale.ROOT, "%.1f (%.1f – %.1f)", 100 * i.value(), 100 * i.low(), 100 * i.high());
  }
}
