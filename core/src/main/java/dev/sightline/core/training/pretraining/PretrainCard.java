package dev.sightline.core.training.pretraining;

import dev.sightline.core.training.evaluation.Interval;
import dev.sightline.core.training.pretraining.PretrainFigures.Guessed;
import dev.sightline.core.training.pretraining.PretrainFigures.OfSet;
import java.util.Locale;

/** The model card of a pre-trained model. */
final class PretrainCard {
  private PretrainCard() {}

  /**
   * @param words words that can be guessed
   * @param base title of the model whose video encoder it has; null for the image network
   * @return Markdown
   */
  static String of(PretrainRecipe recipe, String base, int words, PretrainFigures figures) {
    PretrainPlan plan = recipe.training();
    boolean lab = recipe.laboratory().isPresent();
    StringBuilder card = new StringBuilder();
    card.append(
        String.format(
            Locale.ROOT,
            """
            # %s %s

            Fusion and alignment, pre-trained without labels. It has no task heads: heads are trained upon
            it (`train --from`), and it can be looked at as it is: which words it would put into a gap, with
            the video visible and hidden, and what it looks at.

            Command: `./sightline pretrain --recipe recipes/%s.yaml%s`.

            ## How it was trained
            %s

            Three objectives in every step, weights %s : %s : %s.

            - **Hidden words** (Devlin et al., 2019): %s %% of the words that can be guessed, one at least; of
              those 80 %% become [MASK], 10 %% another word, 10 %% stay. The text is read anew by the frozen text
              encoder; a linear map of the fused and the plain token tells the word. In %s %% of the texts the
              video is absent. The %d most frequent words that are one token and made of letters can be
              guessed; others are read and never hidden.
            - **Hidden cells** (MAE, He et al., 2022; VideoMAE, Tong et al., 2022): %s %% of the places of the
              grid, the same in every clip; their values, normalised cell by cell, are told from the fused
              cell. In %s %% of the videos the text is absent. Cells attend tokens only, so what other cells
              show has to come by way of those.
            - **Contrast** (InfoNCE, van den Oord et al., 2018): the alignment's loss, as everywhere here.

            %d steps of %s; AdamW, weights of the moving average, float16. Frozen: the text encoder and the
            video encoder (%s).

            ## Does the video help to guess the word?
            On dev, one word of each text hidden, always as [MASK]. Perplexity: among how many equally likely
            words it is like choosing. *Gap*: perplexity with the video hidden over that with it visible.
            *Another's video*: beside the video of another item. Intervals: 95 %%, items resampled.

            | set | words | visible | hidden | another's video | gap | right, visible | right, hidden |
            |---|---|---|---|---|---|---|---|
            """,
            recipe.name(),
            recipe.version(),
            lab ? "pretrain-laboratory" : "pretrain",
            lab ? "" : " --data ../shared/data",
            data(recipe),
            plan.weights().language(),
            plan.weights().video(),
            plan.weights().contrast(),
            percent(plan.words()),
            percent(plan.hideVideo()),
            words,
            percent(plan.cells()),
            percent(plan.hideText()),
            plan.rounds() * plan.steps(),
            items(plan),
            base == null
                ? "the image network with an inflated top that was never trained on"
                : "that of " + base));
    for (OfSet s : figures.sets()) {
      row(card, s.set() + ", all words", s.words(), s.all());
      if (s.rarer() < s.words()) {
        row(card, s.set() + ", without the 50 most frequent", s.rarer(), s.ofRarer());
      }
    }
    if (figures.sets().stream().allMatch(s -> s.ofRarer().accuracyVisible().value() < 0.01)) {
      card.append(ONLY_FREQUENT);
    }
    card.append(lab ? LABORATORY_LIMITS : LIMITS);
    return card.toString();
  }

  private static final String ONLY_FREQUENT =
      """

      Its likeliest guess is next to always one of the 50 most frequent words, so hardly a rarer word
      is ever guessed rightly. What the video changes is how likely the right word is.
      """;

  private static final String LIMITS =
      """

      ## What it is not
      - A guess is what stood in such captions, not what is true: who is called a man or a woman, and
        which colours and places come up, are habits of the sets' writers.
      - Photographs taught it more than videos, and of a video it saw single frames: it cannot tell what
        happens in what order.
      - What it saves in labels is in `docs/benchmarks/pretraining.md`.

      ## Terms of the data
      Flickr8k (Hodosh et al., 2013): research and education. MSR-VTT (Xu et al., 2016): research use.
      The image network was trained on ImageNet's labels, the text encoder on public text pairs; neither
      was changed.
      """;

  private static final String LABORATORY_LIMITS =
      """

      ## What it is not
      - It knows shapes on plain grounds and the sentences of one small grammar.
      - Its video encoder was trained with labels of this world (colour, shape, motion), in other videos.
        What was pre-trained is what lies above it. What that saves in labels is in
        `docs/benchmarks/pretraining.md`.

      ## Terms of the data
      Drawn by this program.
      """;

  private static String data(PretrainRecipe recipe) {
    return recipe
        .laboratory()
        .map(
            w ->
                ("Videos of the laboratory, world %d: %d of several clips with a sentence about one of"
                        + " them, and %d single clips with a sentence that is true of them.")
                    .formatted(w.world(), w.captions(), w.statements()))
        .orElse(
            "Flickr8k, train split, five captions each, and MSR-VTT, train split, twenty captions"
                + " each, its stills as clips. No label of any set was read.");
  }

  private static String items(PretrainPlan plan) {
    return plan.items().entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .map(e -> e.getValue() + " " + e.getKey())
        .reduce((a, b) -> a + " and " + b)
        .orElse("");
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f", 100 * share);
  }

  private static void row(StringBuilder card, String set, int words, Guessed g) {
    card.append(
        String.format(
            Locale.ROOT,
            "| %s | %d | %s | %s | %s | %s | %s %% | %s %% |%n",
            set,
            words,
            number(g.visible(), 1, "%.1f"),
            number(g.hidden(), 1, "%.1f"),
            number(g.other(), 1, "%.1f"),
            number(g.gap(), 1, "%.2f"),
            number(g.accuracyVisible(), 100, "%.1f"),
            number(g.accuracyHidden(), 100, "%.1f")));
  }

  private static String number(Interval i, double times, String form) {
    return String.format(
        Locale.ROOT,
        (form + " (" + form + "–" + form + ")"),
        times * i.value(),
        times * i.low(),
        times * i.high());
  }
}
