package dev.sightline.core.numbers;

/**
 * Writes scores. The same scores give the same bytes. Stateless and thread-safe. The files are
 * described in {@code docs/numbers-format}.
 */
public final class NumbersWriter {
  private NumbersWriter() {}

  /** The file of some scores. */
  public static byte[] write(Scores scores, Source source, NumbersFormat format) {
    return switch (format) {
      case CSV -> ScoresCsv.write(scores);
      case JSON -> ScoresJson.write(scores, source);
      case NPZ -> ScoresNpz.write(scores, source);
    };
  }
}
