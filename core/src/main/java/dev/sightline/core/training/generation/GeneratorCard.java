package dev.sightline.core.training.generation;

import dev.sightline.core.model.generation.GeneratorSet;
import dev.sightline.core.training.generation.GeneratorFigures.Kind;
import dev.sightline.core.training.generation.GeneratorFigures.Row;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes the card of a generator, and its table of figures. */
public final class GeneratorCard {
  private static final List<Kind> COLUMNS =
      List.of(Kind.FLOW, Kind.ADVERSARIAL, Kind.REAL, Kind.AUTOENCODER, Kind.CHANCE);

  private GeneratorCard() {}

  /**
   * @param figures measured, if they are yet
   */
  static String of(GeneratorRecipe recipe, Optional<GeneratorFigures> figures) {
    return made(recipe)
        + figures.map(f -> measured(recipe, f)).orElse("Not measured yet.\n")
        + "\n## Limits\n\n"
        + limits(recipe.set())
        + """
        - What the sentence does not say (place, size, speed, brightness behind) is made up.
        - Frames pass an autoencoder: edges are softer than in the real clips.
        - The reader that judges the clips was trained on real ones and errs itself; its own figures stand
          beside. It can be wrong on clips that look like no real one.
        - Clips of 32 frames show the same course twice as finely; one step of training in six was of such
          clips.
        """;
  }

  private static String limits(GeneratorSet set) {
    return switch (set) {
      case LABORATORY ->
          """
          - It knows one small world: one plain object (six colours, four outlines, two sizes) that
            makes one of eight motions before an even grey. It can make nothing else: words that it
            does not know are passed over and named.
          - Two objects, an object and what it hits, or one motion after another are not in what it learned;
            a sentence about two objects gives one of them, or a mixture.
          """;
      case DIGITS ->
          """
          - It knows one small world: one digit (six colours, two sizes) that moves along one of eight
            paths before an even grey. It can make nothing else: words that it does not know are passed
            over and named. A sentence about two digits, or a number of several, gives a mixture.
          - The handwriting is that of thirteen people, on pictures of 8 × 8 pixels; training saw 1,200
            of them.
          """;
    };
  }

  private static String world(GeneratorRecipe r) {
    return switch (r.set()) {
      case LABORATORY ->
          """
          - World: lone objects of `./sightline laboratory`, %d × %d px, %d frames at %d Hz, before an even grey,
            without camera noise; %d clips of 16 frames and %d of 32. No photographs, films or persons.
          """;
      case DIGITS ->
          """
          - World: handwritten digits that move along a path, %d × %d px, %d frames at %d Hz, before an even grey;
            %d clips of 16 frames and %d of 32. The pictures are the test part of *Optical Recognition of
            Handwritten Digits* (Alpaydin & Kaynak, 1998; UCI, CC BY 4.0), which comes with the program, see its
            [data card](../data-cards/handwritten-digits.md): 1,200 for training, 300 for dev, 297 for test, in
            the order of the file, so that nearly nobody's hand is in two splits.
          """;
    };
  }

  private static String made(GeneratorRecipe r) {
    GeneratorRecipe.Sizes s = r.sizes();
    return
"""
# %s %s

%s

## How it is made

%s- Autoencoder: each frame becomes 4 × 4 cells of %d numbers and comes back (convolutions; noise on the
  cells in training; %d steps of %d frames).
- Flow, in two steps (flow matching, straight paths; words come in by cross-attention alone; one sentence
  in ten is left out for guidance; moving average of the weights). The course: where the object is in each
  frame, its size and the grey behind it, by a transformer (%d layers, width %d) over moments; %d steps
  of %d courses, which the world knows exactly. Then the cells along the course: a transformer (%d
  layers, width %d, %d heads) over all cells of all moments; %d steps of %d clips.
- Adversarial network, for comparison: 3-D convolutions from noise and sentence to the same cells, at once
  and without a course; a
  discriminator of 3-D convolutions with projection, hinge loss, gradient penalty by differences; %d
  steps of %d clips.
- Reader: a classifier of real clips, only for measuring (%d steps of %d clips).

Trained on a processor by `./sightline train --recipe recipes/%s.yaml`; float16 weights.

## Figures

"""
        .formatted(
            r.name(),
            r.version(),
            r.set() == GeneratorSet.DIGITS
                ? "Makes short videos of handwritten digits from sentences."
                : "Makes short videos from sentences of the laboratory's grammar.",
            world(r)
                .formatted(
                    r.options().side(),
                    r.options().side(),
                    r.options().framesPerClip(),
                    r.options().rateHz(),
                    r.clips(),
                    r.longClips()),
            s.channels(),
            r.autoencoder().until() * r.autoencoder().steps(),
            r.autoencoder().batch(),
            s.courseLayers(),
            s.courseDim(),
            r.course().until() * r.course().steps(),
            r.course().batch(),
            s.layers(),
            s.dim(),
            s.heads(),
            r.flow().until() * r.flow().steps(),
            r.flow().batch(),
            r.adversarial().until() * r.adversarial().steps(),
            r.adversarial().batch(),
            r.reader().until() * r.reader().steps(),
            r.reader().batch(),
            r.name());
  }

  private static String measured(GeneratorRecipe recipe, GeneratorFigures f) {
    return String.format(
                Locale.ROOT,
                "%d sentences of the split `%s` with one clip each; %d frames, %d steps, guidance %.1f. Command:%n"
                    + "`%s`.%n%n",
                recipe.evaluated(),
                f.split(),
                f.frames(),
                f.steps(),
                f.guidance(),
                command(recipe, f.split()))
            .replace("\r\n", "\n")
        + table(f)
        + """

        Shares in percent with their 95 % bootstrap intervals. *Real*: what the reader gets right on the
        real clips of the same sentences. *Autoencoder*: the same clips there and back, which no generator
        on its cells can exceed. *Chance*: clips of the flow beside the sentence of another. Each attribute
        is counted where the sentence says it; *direction*: sentences with left, right, up or down. `frechet`:
        Fréchet distance to as many other real clips, features of C3D of the model `laboratory`; smaller is
        better, and real clips show what the number of clips alone makes of it.
        """;
  }

  /** What measures a generator that comes with the program. */
  static String command(GeneratorRecipe recipe, String split) {
    return "./sightline generate --evaluate"
        + (recipe.set() == GeneratorSet.LABORATORY ? "" : " --generator " + recipe.name())
        + " --split "
        + split
        + " --sentences "
        + recipe.evaluated();
  }

  /** The figures as a Markdown table. */
  public static String table(GeneratorFigures figures) {
    StringBuilder table =
        new StringBuilder(
            "| | n | flow | adversarial | real | autoencoder | chance |\n|---|---|---|---|---|---|---|\n");
    for (String name : figures.names()) {
      int n =
          COLUMNS.stream()
              .flatMap(k -> figures.row(name, k).stream())
              .mapToInt(Row::n)
              .findFirst()
              .orElse(0);
      table.append("| ").append(name).append(" | ").append(n).append(" |");
      for (Kind kind : COLUMNS) {
        table.append(' ').append(figures.row(name, kind).map(GeneratorCard::cell).orElse("–"));
        table.append(" |");
      }
      table.append('\n');
    }
    return table.toString();
  }

  private static String cell(Row row) {
    double scale = row.isShare() ? 100 : 1;
    String format = row.isShare() ? "%.1f (%.1f–%.1f)" : "%.3f (%.3f–%.3f)";
    return String.format(
        Locale.ROOT,
        format,
        scale * row.value().value(),
        scale * row.value().low(),
        scale * row.value().high());
  }
}
