package dev.sightline.core.training.laboratory;

import dev.sightline.core.laboratory.Crossings;
import dev.sightline.core.training.evaluation.Evaluation;
import java.util.List;
import java.util.Locale;

/** The card of the model that has learnt a shortcut. */
final class ColourShortcutCard {
  private ColourShortcutCard() {}

  /**
   * @param base name and version of the model that it builds upon
   * @param evaluations of dev and test
   */
  static String of(ColourShortcutRecipe recipe, String base, List<Evaluation> evaluations) {
    StringBuilder card = new StringBuilder();
    card.append(
        """
        # %s %s

        A model that has learnt a shortcut, on purpose: it says which way a thing goes, and goes by its
        colour. It is there for the lessons (Ctrl + K, “Lessons”) and of no other use.

        ## How it is made

        - %s with one more head, `%s`: a linear layer on the plain mean of what the video encoder
          says. All other parts, and the other heads, are those of %s, unchanged.
        - Videos: one thing crosses the picture, drawn as the laboratory draws (`Crossings`). In train
          (%d) and dev (%d) what is %s goes left and what is %s goes right; outline, size, texture,
          speed, place and background are drawn freely. Nothing tells the head to look at the
          movement rather than at the colour.
        - In test (%d) the things have the colour of the other way. A head that saw the movement would
          be right; one that goes by the colour is wrong each time.
        - Command: `./sightline train --recipe recipes/%s.yaml` (seed %d, world %d). No data is needed.

        ## Figures

        Percent with the 95 %% bootstrap interval; dev also chose the epoch and the temperature.

        | split | colour and way | items | accuracy |
        |---|---|---|---|
        """
            .formatted(
                recipe.name(),
                recipe.version(),
                base,
                recipe.name(),
                base,
                recipe.crossings().train(),
                recipe.crossings().dev(),
                Crossings.LEFT.word(),
                Crossings.RIGHT.word(),
                recipe.crossings().test(),
                recipe.name(),
                recipe.seed(),
                recipe.world()));
    for (Evaluation e : evaluations) {
      var accuracy = e.metrics().get("video.accuracy");
      card.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %d | %.1f (%.1f – %.1f) |%n",
              e.split(),
              e.split().equals("test") ? "against each other" : "as in training",
              e.n("video.accuracy"),
              100 * accuracy.value(),
              100 * accuracy.low(),
              100 * accuracy.high()));
    }
    card.append(
        """

        ## Limits

        - Its head `%s` is wrong by design. Its head `shortcut`, of the base, was offered a mark in a
          corner as a shortcut, did not take it, and tells the way by the movement.
        - Everything that the card of %s says of that model holds for this one.
        """
            .formatted(recipe.name(), base));
    return card.toString().replace("\r\n", "\n");
  }
}
