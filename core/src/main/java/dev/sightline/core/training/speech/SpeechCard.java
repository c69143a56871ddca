package dev.sightline.core.training.speech;

import dev.sightline.core.training.evaluation.Evaluation;
import dev.sightline.core.training.evaluation.Interval;
import java.util.Locale;
import java.util.Map;

/** Writes the model card of heads for speech. */
final class SpeechCard {
  private SpeechCard() {}

  static String of(SpeechRecipe recipe, int train, int dev, Evaluation e) {
    StringBuilder rows = new StringBuilder();
    for (Map.Entry<String, Interval> m : e.metrics().entrySet()) {
      Interval i = m.getValue();
      rows.append(
          String.format(
              Locale.ROOT,
              "| %s | %.1f (%.1f – %.1f) |%n",
              m.getKey(),
              100 * i.value(),
              100 * i.low(),
              100 * i.high()));
    }
    return """
        # %s %s

        Tells how utterances of a dialogue sound, by their words alone: positive, neutral or negative, and
        which of seven emotions. It hears no voice and sees no face.

        ## How it is made

        - Text: BERT, the weights of all-MiniLM-L6-v2 (Apache-2.0), frozen. Of each utterance the mean
          over the tokens in the layers %s and the largest value in the layers %s, each vector on one
          scale; of the %d utterances before it the mean in the last of those layers, and whether the
          same person speaks.
        - Two linear heads over that, by logistic regression with a ridge of %s: convex, so that seeds
          decide on nothing.
        - Command: `./sightline train --recipe recipes/speech.yaml --data ../shared/data` (seed %d).

        ## Data

        MELD (Poria et al., 2019): utterances of the series *Friends* with sentiment and emotion,
        GPL-3.0; %d utterances for training, %d for choosing. Its texts are not part of this program.

        ## Figures

        Split %s, %d utterances; percent with the 95 %% bootstrap interval. Layers and ridge were chosen
        on this split, so expect a little less elsewhere. Measured by
        `%s`.

        | figure | value |
        |---|---|
        %s
        ## Limits

        - Written for the screen, spoken by six friends: other people, other times and other tones are
          foreign to it. Irony is lost on it.
        - Emotions other than *neutral* and *joy* are rare in the set and often missed: see macro F1.
        - English only. Nobody's feelings are known from their words; nothing that matters to a person
          should hang on this.
        """
        .formatted(
            recipe.name(),
            recipe.version(),
            recipe.speech().means(),
            recipe.speech().maxima(),
            recipe.speech().before(),
            recipe.ridge(),
            recipe.seed(),
            train,
            dev,
            e.split(),
            e.n(),
            SpeechEvaluator.command(e.split()),
            rows);
  }
}
