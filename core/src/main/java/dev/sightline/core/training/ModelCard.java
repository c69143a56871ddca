package dev.sightline.core.training;

import dev.sightline.core.text.BuiltInText;
import dev.sightline.core.training.evaluation.Evaluation;
import java.util.List;
import java.util.Locale;

/** Writes the model card that a bundle carries. */
final class ModelCard {
  private static final String FEW_TEXTS =
      """
      - One pair of texts stands for each group of action videos: figures of the action head with
        text rest on few different texts.
      """;

  private static final String SEEN_LABELS =
      "The top of the video encoder learnt from the 18 classes that measure this, so the figure is\n"
          + "  no honest one for labels never seen; docs/benchmarks/own-labels.md has that.";

  private static final String UNSEEN_LABELS =
      "Neither the alignment nor what is below it has seen a class of the videos that measure this.";

  private static final String NO_TEXTS =
      """
      - The labelled videos have no texts in this language. The heads name topics and actions from
        the video alone, whatever the text says; figures of text and of both sides are not
        available, and `splice` needs texts that there are not.
      - No cross-attention: the alignment is the only map from text to video.
      - Captions of Flickr8k-CN are short, 9 characters on average, and every fourth of the training
        captions repeats another one: a text seldom tells one photograph from all others. The
        retrieval figures are half those of the English model, and below the goals of R@1 20 and 27;
        see docs/benchmarks/everyday-zh.md.
      """;

  private ModelCard() {}

  /**
   * @param evaluations measured figures; may be empty
   */
  static String of(Recipe recipe, List<Evaluation> evaluations) {
    if (QuestionsCard.isFor(recipe)) {
      return QuestionsCard.of(recipe, evaluations);
    }
    StringBuilder card = new StringBuilder();
    card.append(
        """
        # %s %s

        %s

        ## How it is made

        - Text: BERT, the weights of %s (%s), frozen.
        - Video: EfficientNet-Lite0 (Apache-2.0) to block 14, frozen, for each frame; block 15 and the
          head convolution inflated in time (3×3×3 depthwise, centre-initialised), trained. Clips of %d
          frames, every %d frames at %d Hz; a grid of %d×%d cells.
        - Alignment: tokens and cells in a space of %d dimensions, compared by their cosine with a
          learned temperature; InfoNCE over late-interaction scores, pooled vectors, and both; also
          over the quarters of pictures made of four photographs (each %s steps), so that cells
          speak for their own place. The top of the video encoder learns from the classes of the
          labelled videos at the same time (each %s steps).
        - %s
        - Command: `./sightline train --recipe recipes/%s.yaml --data ../shared/data` (seed %d).

        ## Data

        | set | used for | terms |
        |---|---|---|
        | %s | alignment | research and education |
        %s

        None of the data is part of this bundle. The dev splits were looked at while the recipe was
        chosen; no test split was.

        ## Figures

        """
            .formatted(
                recipe.name(),
                recipe.version(),
                CardHeads.answers(recipe),
                recipe.text().title(),
                recipe.text().licence(),
                recipe.model().framesPerClip(),
                recipe.model().frameStride(),
                recipe.model().nominalRateHz(),
                recipe.model().gridHeight(),
                recipe.model().gridWidth(),
                recipe.model().alignDim(),
                steps(recipe.alignment().mosaicEvery()),
                steps(recipe.alignment().labelledEvery()),
                fusion(recipe),
                recipe.name(),
                recipe.seed(),
                captions(recipe.text()),
                CardHeads.rows(recipe)));
    if (evaluations.isEmpty()) {
      card.append("Not measured yet.\n");
    } else {
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
      card.append(CardNotes.of(evaluations));
    }
    card.append(
        """

        ## Limits

        - The action head knows 18 actions and the topic head 20 topics; each always ranks them, also
          where none fits. Beside that it says whether the input looks like what it was trained on.
          That detector has seen foreign items in training: 2,000 photographs of Flickr8k train and
          the training sets of the other heads that know videos. The dev splits that measure it
          (`rejection`) were not seen, but come from the same sets: videos of quite another look may
          be taken for known or for foreign more often.
        - Probabilities are scaled by a temperature for each head and side, fitted on dev. The
          calibration error on dev (`ece`) is cross-fitted: each tenth of dev is scaled by the
          temperature of the other nine. `ece.unscaled` is the one without; `ece.of_perfect` is what
          a model without any error would show on so few items in 15 bins. A threshold accepts 95 %%
          of the known dev items because it was fitted there.
        - Labels of a user's own (`labels`) compete with each other: one is always first.
          %s
        - Attention shows what the model weighs, not why it decided. Trained on photographs and short
          videos of daily life, in %s.
        """
            .formatted(
                recipe.alignment().labelledEvery() > 0 ? SEEN_LABELS : UNSEEN_LABELS,
                recipe.text().language().equals("zh") ? "Chinese" : "English"));
    card.append(recipe.heads().textsPerVideo() > 0 ? FEW_TEXTS : NO_TEXTS);
    card.append(CardHeads.limits(recipe));
    return card.toString();
  }

  private static String fusion(Recipe recipe) {
    String heads =
        recipe.heads().textsPerVideo() > 0
            ? "concatenated,\n  pooled; linear task heads"
                + CardHeads.unfused(recipe)
                + CardHeads.alone(recipe)
                + "."
            : "linear task heads on the pooled video alone.";
    return recipe.model().fusionLayers() == 0
        ? "Fusion: none; " + heads
        : "Fusion: %d cross-attention layers of %d heads, text→video and video→text; %s"
            .formatted(recipe.model().fusionLayers(), recipe.model().fusionHeads(), heads);
  }

  private static String captions(BuiltInText text) {
    return switch (text) {
      case ALL_MINILM_L6_V2 -> "Flickr8k train (Hodosh et al., 2013)";
      case BGE_SMALL_ZH ->
          "Flickr8k train (Hodosh et al., 2013), captions of Flickr8k-CN (Li et al., 2016)";
    };
  }

  private static String steps(int every) {
    return every == 0 ? "none of the" : Integer.toString(every);
  }
}
