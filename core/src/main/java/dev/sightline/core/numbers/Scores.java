package dev.sightline.core.numbers;

import dev.sightline.core.media.Clip;
import dev.sightline.core.media.Fraction;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Values of a method with what they belong to: plain data that figures and files are made from,
 * whichever method they come from. Immutable; arrays are not to be written to.
 */
public sealed interface Scores {
  /** The values, row by row. */
  float[] values();

  /** True if values can count against as well as for; such are never shown on a sequential map. */
  boolean signed();

  /** What one value is, such as {@code share of the token's attention}. */
  String unit();

  /** The value farthest from 0, without its sign; values that are no numbers do not count. */
  default double strongest() {
    double max = 0;
    for (float v : values()) {
      if (Float.isFinite(v)) {
        max = Math.max(max, Math.abs(v));
      }
    }
    return max;
  }

  /** True if some value is no number: nothing is known there, which is not the same as 0. */
  default boolean hasGaps() {
    for (float v : values()) {
      if (Float.isNaN(v)) {
        return true;
      }
    }
    return false;
  }

  /**
   * A token.
   *
   * @param index in the analysed text, from 0
   * @param label its piece, such as {@code ##s}
   */
  record Token(int index, String label) {}

  /**
   * A clip.
   *
   * @param index from 0
   * @param start s from the first frame
   * @param end s, exclusive
   */
  record Span(int index, Fraction start, Fraction end) {
    /** The stretch of a clip. */
    public static Span of(Clip clip) {
      return new Span(clip.index(), clip.start(), clip.end());
    }
  }

  /** What the columns of a matrix are. */
  sealed interface Columns {
    /** How many there are. */
    int count();

    /** Clips on the time line, ascending. */
    record OfClips(List<Span> clips) implements Columns {
      public OfClips {
        clips = List.copyOf(clips);
      }

      @Override
      public int count() {
        return clips.size();
      }
    }

    /** Tokens of the same text. */
    record OfTokens(List<Token> tokens) implements Columns {
      public OfTokens {
        tokens = List.copyOf(tokens);
      }

      @Override
      public int count() {
        return tokens.size();
      }
    }
  }

  /**
   * One value for each pair of a token and a column.
   *
   * @param values {@code [rows, columns]}, row by row
   */
  record Matrix(List<Token> rows, Columns columns, float[] values, boolean signed, String unit)
      implements Scores {
    public Matrix {
      rows = List.copyOf(rows);
      check(rows.size(), columns.count(), values);
    }

    /** One value. */
    public float at(int row, int column) {
      return values[row * columns.count() + column];
    }

    /** The value of a row farthest from 0, without its sign. */
    public double strongest(int row) {
      return IntStream.range(0, columns.count())
          .mapToDouble(c -> Math.abs(at(row, c)))
          .filter(Double::isFinite)
          .max()
          .orElse(0);
    }
  }

  /**
   * One value for each token.
   *
   * @param values {@code [tokens]}
   */
  record OfTokens(List<Token> tokens, float[] values, boolean signed, String unit)
      implements Scores {
    public OfTokens {
      tokens = List.copyOf(tokens);
      check(tokens.size(), 1, values);
    }
  }

  /**
   * One value for each clip.
   *
   * @param values {@code [clips]}
   */
  record OfClips(List<Span> clips, float[] values, boolean signed, String unit) implements Scores {
    public OfClips {
      clips = List.copyOf(clips);
      check(clips.size(), 1, values);
    }
  }

  /**
   * One value for each place of each clip.
   *
   * @param t time cells of a clip
   * @param h cells from top to bottom
   * @param w cells from left to right
   * @param values {@code [clips, t, h, w]}, the last index running fastest
   */
  record OfCells(List<Span> clips, int t, int h, int w, float[] values, boolean signed, String unit)
      implements Scores {
    public OfCells {
      clips = List.copyOf(clips);
      check(clips.size(), Math.multiplyExact(Math.multiplyExact(t, h), w), values);
    }
  }

  /**
   * @throws IllegalArgumentException if the shape does not fit
   */
  private static void check(int rows, int columns, float[] values) {
    if (values.length != (long) rows * columns) {
      throw new IllegalArgumentException(values.length + " values for " + rows + " × " + columns);
    }
  }
}
