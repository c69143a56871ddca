package dev.sightline.core.training.caption;

import dev.sightline.core.model.CaptionConfig;
import dev.sightline.core.model.caption.BeamPlan;
import dev.sightline.core.training.evaluation.Evaluation;
import java.util.Locale;

/** The part of a model card that is about captions. */
final class CaptionCard {
  private static final String TITLE = "## Captions";

  private CaptionCard() {}

  /**
   * A card with this part at its end, in place of an older one.
   *
   * @param card Markdown
   * @param base name of the model
   */
  static String with(
      String card, String base, CaptionRecipe recipe, CaptionConfig config, Evaluation measured) {
    boolean videos = recipe.training().videos() > 0;
    int old = card.indexOf("\n" + TITLE);
    String before = (old < 0 ? card : card.substring(0, old)).stripTrailing();
    CaptionPlan plan = recipe.training();
    BeamPlan beam = BeamPlan.USUAL;
    StringBuilder part =
        new StringBuilder(
            """


            %s

            A transformer decoder (%d layers, width %d, %d heads, %d words; word embeddings are also the
            output map) that attends the cells of the frozen video encoder. Language: %s. Learned from the
            captions of %s, train splits, with label smoothing %s and dropout %s, %d steps of %d
            photographs and %d videos with %d captions each; weights of the moving average, float16.
            %s
            Said by beam search (%d beams, log-probability over length to the power %s, no %d words in a
            row twice).
            Command: `./sightline train --recipe recipes/%s.yaml --from %s --data ../shared/data`.

            | split | items | figure | value | interval |
            |---|---|---|---|---|
            """
                .formatted(
                    TITLE,
                    config.layers(),
                    config.dim(),
                    config.heads(),
                    config.words().size() - CaptionConfig.SPECIAL.size(),
                    recipe.language(),
                    videos ? "Flickr8k and MSR-VTT" : "Flickr8k-CN",
                    plan.labelSmoothing(),
                    plan.dropout(),
                    plan.rounds() * plan.steps(),
                    plan.photographs(),
                    plan.videos(),
                    plan.captions(),
                    videos
                        ? "Each set has its own start, so photographs and videos are described each in"
                            + " their way."
                        : "Words are those of Lucene's Chinese analyser, in training and scores alike."
                            + " Videos are described as photographs are.",
                    beam.beams(),
                    beam.lengthPower(),
                    beam.repeat(),
                    recipe.name(),
                    base));
    measured
        .metrics()
        .forEach(
            (name, i) ->
                part.append(
                    String.format(
                        Locale.ROOT,
                        "| %s | %d | %s | %.1f | %.1f – %.1f |%n",
                        measured.split(),
                        measured.n(name),
                        name,
                        100 * i.value(),
                        100 * i.low(),
                        100 * i.high())));
    part.append(
        """

        All times 100. `said_once`: share of captions that no other item got.

        - A caption names what the sets' people named: persons, dogs, sports, streets. It is fluent
          also where it is wrong; the maps of its words show what it looked at, not that it is right.
        - It guesses what is usual beside what it sees (a ball, a colour, a number of persons), and it
          takes on what people who wrote the captions assumed, such as who is a man and who a woman.
        - %s: it cannot tell what happens in what order.
        """
            .formatted(
                videos
                    ? "Videos were learned from one still a shot"
                    : "It was learned from photographs alone"));
    return before + part;
  }
}
