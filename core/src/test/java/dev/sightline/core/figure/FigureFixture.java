package dev.sightline.core.figure;

import dev.sightline.core.colour.ColorMap;
import dev.sightline.core.colour.ScaleMode;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.numbers.Scores;
import dev.sightline.core.numbers.Source;
import dev.sightline.core.words.Phrase;
import java.util.List;
import java.util.stream.IntStream;

/** Small figures with known values. */
final class FigureFixture {
  static final Source SOURCE =
      new Source(
          Phrase.of("Cross-attention from text to video"),
          Phrase.of("layer {0}", 2),
          Phrase.of("head {0}", 3),
          "",
          Phrase.NONE,
          Phrase.plain("everyday 1.1"),
          Phrase.plain("ab12".repeat(16)),
          Phrase.plain("clip.mp4"),
          Phrase.plain("cd34".repeat(16)),
          Phrase.plain("a dog & a <cat>"),
          "Sightline 0.1.0");

  private FigureFixture() {}

  static Look look(ScaleMode mode) {
    return new Look(ColorMap.VIRIDIS, mode);
  }

  /** Clips of one second each. */
  static List<Scores.Span> spans(int n) {
    return IntStream.range(0, n)
        .mapToObj(i -> new Scores.Span(i, Fraction.of(i), Fraction.of(i + 1)))
        .toList();
  }

  static List<Scores.Token> tokens(String... labels) {
    return IntStream.range(0, labels.length)
        .mapToObj(i -> new Scores.Token(i + 1, labels[i]))
        .toList();
  }

  /** {@code [2, 3]} over three seconds. */
  static Scores.Matrix matrix(boolean signed, float... values) {
    return new Scores.Matrix(
        tokens("dog", "cat"), new Scores.Columns.OfClips(spans(3)), values, signed, "share");
  }
}
