package dev.sightline.core.training.laboratory;

import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.model.Side;
import dev.sightline.core.model.bundle.VideoFamily;
import dev.sightline.core.model.video.C3d;
import dev.sightline.core.training.evaluation.Evaluation;
import dev.sightline.core.training.evaluation.Interval;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes the model card of a model of the laboratory. */
final class LaboratoryCard {
  private static final String DEFAULT_MAP = "default";
  private static final String POINTING = "pointing.";

  private LaboratoryCard() {}

  /**
   * @param evaluation measured figures, if there are any yet
   */
  static String of(LaboratoryRecipe recipe, Optional<Evaluation> evaluation) {
    StringBuilder card = new StringBuilder();
    card.append(made(recipe));
    if (evaluation.isEmpty()) {
      card.append("Not measured yet.\n");
    } else {
      figures(card, recipe, evaluation.get());
    }
    card.append(
        """

        ## Limits

        - It knows one small world: six colours, four outlines, eleven motions, some hundred thousand
          sentences of one grammar. On anything else, a film or a photograph, its answers mean nothing.
          It is there to see what maps do where the truth is known.
        - Its heads always name one of their answers, also of a film: no rejection and no temperature were
          fitted, for there is nothing else in its world.
        - An object lies in several cells, and each cell sees more than its own place.
        - The head `shortcut` was trained where a mark in a corner gave the answer away. Its two rows, with
          the mark and without, tell whether it learnt the mark or the motion.
        - How it compares with the inflated network of `everyday` on this world, and what each change of
          its training gave: docs/benchmarks/laboratory-ablation.md.
        """);
    return card.toString();
  }

  private static String made(LaboratoryRecipe r) {
    return
"""
# %s %s

A video–text model of a world whose answers are known: short videos of moving shapes, drawn by
`./sightline laboratory`, and sentences about them.

## How it is made

- Text: BERT, the weights of all-MiniLM-L6-v2 (Apache-2.0), frozen.
- Video: %s; clips of %d frames at %d Hz, drawn at %d px; a grid of %d×%d cells.
- Alignment, fusion and heads: the same classes as in the model `everyday`, smaller (%d and %d
  dimensions).
- Command: `./sightline train --recipe recipes/%s.yaml` (seed %d, world %d). No data is needed.

## What the training saw

1. `recognition`, %d steps of %d clips: the video encoder tells what objects are and do (motion, number of contacts,
   outline, colour, size, texture, speed). Half of the clips show one object alone, read off a max
   pooling of all cells. In the others one of two or three is asked for by some of its attributes, the
   question attends to the cells, and all attributes are read from what it sees there. Queries and
   classifiers are thrown away.
2. `videos`, %d steps: alignment, fusion and heads; the encoder stays. InfoNCE over which sentences fit which
   videos, once with videos of %d clips and once with each clip as a video of its own, two of three
   sentences being false by one word. Word by word, a false sentence is the true one with nothing but
   the false word put in: what tells them apart has to be told by that word, not by an article that
   has heard of it. Words that count for little in the score learn to look nowhere.
   Questions of every task. The first cross-attention layer learns to look, with half of its heads,
   where the alignment looks. Clips are put together anew in every step.

No stage is told where or when in a video anything is, or which words matter: masks, clips and words of
the truth are used for measuring alone. Videos of training, dev and test have no seed in common.

## Figures

"""
        .formatted(
            r.name(),
            r.version(),
            encoder(r),
            r.model().framesPerClip(),
            r.options().rateHz() / r.model().frameStride(),
            r.options().side(),
            r.model().gridHeight(),
            r.model().gridWidth(),
            r.model().alignDim(),
            r.model().fusionDim(),
            r.name(),
            r.seed(),
            r.world(),
            r.recognition().until() * r.recognition().steps(),
            r.recognition().batch(),
            r.videos().until() * r.videos().steps(),
            r.options().clips());
  }

  private static String encoder(LaboratoryRecipe r) {
    return r.family() == VideoFamily.C3D
        ? "C3D (Tran et al., 2015) at %d/64 of its width, from random weights, to conv5b"
            .formatted(C3d.width(r.model().videoChannels()))
        : "EfficientNet-Lite0, frozen to block 14, on frames enlarged to 224 px, and its inflated top";
  }

  private static void figures(StringBuilder card, LaboratoryRecipe r, Evaluation e) {
    card.append(
        """
        Split %s, %d items of each task; percent with the 95 %% bootstrap interval. Measured by
        `./sightline evaluate --bundle %s --task laboratory --split %s --seed %d`.

        Accuracy. *Both − best*: what both sides give beyond the single one that is better on the same
        items, paired. *ECE*: calibration error of both sides; no temperature was fitted. *Shuffled*: both
        sides, the frames of each video in random order over all its clips.

        | task | chance | text alone | video alone | both | both − best | ECE | shuffled |
        |---|---|---|---|---|---|---|---|
        """
            .formatted(e.split(), e.n(), r.name(), e.split(), r.seed()));
    Map<String, Interval> m = e.metrics();
    for (LabTask task : LabTask.values()) {
      if (task == LabTask.CAPTION) {
        continue;
      }
      card.append(
          String.format(Locale.ROOT, "| %s | %.0f", task.key(), 100.0 / task.labels().size()));
      for (Side side : Side.values()) {
        card.append(" | ").append(cell(m.get(task.key() + "." + side.key() + ".accuracy")));
      }
      for (String more :
          List.of("both_minus_best.accuracy", "both.ece", "both.shuffled.accuracy")) {
        card.append(" | ").append(cell(m.get(task.key() + "." + more)));
      }
      card.append(" |\n");
    }
    card.append(
        """

        Pointing game (Zhang et al., 2018) on captions: how often the greatest value of a map lies on a
        word, a clip, a cell that matters. The map that is shown first is `alignment.weighted`: the
        alignment, in which each word counts as much as the model learned that it matters.

        | map | tokens | clips | cells |
        |---|---|---|---|
        """);
    m.keySet().stream()
        .filter(k -> k.startsWith(POINTING) && k.endsWith(".tokens.top1"))
        .map(k -> k.substring(POINTING.length(), k.length() - ".tokens.top1".length()))
        .filter(map -> !map.equals(DEFAULT_MAP))
        .forEach(
            map ->
                card.append("| ")
                    .append(map)
                    .append(" | ")
                    .append(cell(m.get(POINTING + map + ".tokens.top1")))
                    .append(" | ")
                    .append(cell(m.get(POINTING + map + ".clips.top1")))
                    .append(" | ")
                    .append(cell(m.get(POINTING + map + ".cells.top1")))
                    .append(" |\n"));
  }

  private static String cell(Interval i) {
    return i == null
        ? ""
        : String.format(
            Locale.ROOT, "%.1f (%.1f – %.1f)", 100 * i.value(), 100 * i.low(), 100 * i.high());
  }
}
