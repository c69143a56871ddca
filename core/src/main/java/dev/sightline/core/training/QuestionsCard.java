package dev.sightline.core.training;

import dev.sightline.core.training.evaluation.Evaluation;
import java.util.List;
import java.util.Locale;

/** The card of a model that answers questions and nothing else. */
final class QuestionsCard {
  private QuestionsCard() {}

  /** True if this is the card for a recipe. */
  static boolean isFor(Recipe recipe) {
    return recipe.model().heads().stream().allMatch(h -> NamedSet.isOpen(h.key()));
  }

  /**
   * @param evaluations measured figures; may be empty
   */
  static String of(Recipe recipe, List<Evaluation> evaluations) {
    int answers = recipe.model().heads().getFirst().labels().size();
    long lists =
        recipe.model().heads().getFirst().labels().stream().filter(l -> l.contains(",")).count();
    StringBuilder card = new StringBuilder();
    card.append(
        """
        # %s %s

        Answers English questions about what is seen: one of %d answers, %d of them lists such as
        “pillow, blanket”, with a threshold below which “I cannot tell” is the better answer.

        ## How it is made

        - Text and video encoders and alignment are those of the bundle `everyday`, unchanged: see its
          card. What it finds by search or in its alignment maps is the same.
        - Fusion: %d cross-attention layers of %d heads and %d dimensions, text→video and video→text,
          trained here, and a linear head on the pooled vectors; a question without a picture and a
          picture without a question are answered by linear maps of their own.
        - An answer must have been given to three questions of the training split to be known. A list
          is one answer. Photographs are not mirrored: questions say “left”.
        - Command: `./sightline train --recipe recipes/%s.yaml --from everyday --data ../shared/data`
          (seed %d).

        | data | used for | terms |
        |---|---|---|
        | DAQUAR, train (Malinowski & Fritz, 2014), photographs of NYU Depth v2 | fusion, %s | research |
        | Flickr8k train, 2,000 photographs | detector of foreign input | research and education |

        None of the data is part of this bundle. Dev was looked at while the recipe was chosen; no test
        split was.

        ## Figures

        """
            .formatted(
                recipe.name(),
                recipe.version(),
                answers,
                lists,
                recipe.model().fusionLayers(),
                recipe.model().fusionHeads(),
                recipe.model().fusionDim(),
                recipe.name(),
                recipe.seed(),
                recipe.model().heads().getFirst().key()));
    if (evaluations.isEmpty()) {
      card.append("Not measured yet.\n");
    } else {
      table(card, evaluations);
      card.append(CardNotes.of(evaluations));
    }
    card.append(
        """

        - `text` is the question alone, `video` the picture alone, `both` both. An answer is right if
          it is the given one letter by letter; a question whose answer is not known counts as wrong.
          `known.answers` is the share that can be right at all.
        - `both.answered` is the share of the questions whose likeliest answer reaches the threshold,
          `both.answered.accuracy` the share of right ones among those. The threshold is the lowest
          that is right as often as not on dev, so on dev it is so by choice.
          `both.accuracy.at_25` is the accuracy on the quarter that the model is surest of: the curve
          of accuracy against coverage, with `at_10`, `at_50`, `at_75` and `both.accuracy` at 100.
        - `ece` is the calibration error after the temperature that was fitted on dev, not cross-fitted;
          `both_minus_best` what both sides give beyond the better single one, question by question.
        - `wups@0.9` and `wups@0.0` count near answers (Malinowski & Fritz, 2014): Wu-Palmer
          similarity of the nouns in WordNet 3.0, a tenth of it below 0.9 or below nothing; names that
          WordNet does not have, such as “garbage_bin”, are near to themselves alone.

        ## Limits

        - It knows indoor scenes, and the questions that people asked about them: what stands where,
          how many, which colour. It has no answer “yes” or “no”, and none that was rare. Of a film
          it sees cells of single clips, all at once: it was trained on photographs and knows nothing
          of movement or of what comes first.
        - Most of what it gets right it could guess from the question: compare `text.accuracy`. Maps
          and methods show what is behind an answer, and how much of it hangs on text and video.
        - The goal was 31 % on dev and is missed. What was tried: docs/benchmarks/questions.md.
        - Counting is weak, and small things are lost in a grid of 7×7 cells.
        - Answers are spelled as in DAQUAR: “refridgerator”, “garbage_bin”.
        """);
    return card.toString();
  }

  private static void table(StringBuilder card, List<Evaluation> evaluations) {
    card.append("Share in percent with its 95 % bootstrap interval.\n\n");
    card.append(
        "| task | split | items | figure | value | interval |\n|---|---|---|---|---|---|\n");
    for (Evaluation e : evaluations) {
      e.metrics()
          .forEach(
              (name, i) ->
                  card.append(
                      String.format(
                          Locale.ROOT,
                          "| %s | %s | %d | %s | %.1f | %.1f – %.1f |%n",
                          e.task(),
                          e.split(),
                          e.n(),
                          name,
                          100 * i.value(),
                          100 * i.low(),
                          100 * i.high())));
    }
  }
}
