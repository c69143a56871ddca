package dev.sightline.app.attention.lanes;

import dev.sightline.core.media.Cue;
import dev.sightline.core.media.Fraction;
import java.util.List;
import java.util.Optional;

/** One lane on the time line. Immutable. */
public sealed interface Lane {
  /** What it is called. */
  String label();

  /** Its height, px. */
  double height();

  /**
   * The weight of one token in each clip.
   *
   * @param row of the token in the matrix
   * @param token index in the analysis' tokens
   */
  record Word(String label, int row, int token) implements Lane {
    @Override
    public double height() {
      return 28;
    }
  }

  /**
   * How probable a class is in each clip alone.
   *
   * @param index its place among the classes, for its colour
   * @param probabilities one for each clip, 0..1
   * @param top upper end of the axis
   */
  record OfClass(String label, int index, List<Float> probabilities, double top) implements Lane {
    public OfClass {
      probabilities = List.copyOf(probabilities);
    }

    @Override
    public double height() {
      return 22;
    }
  }

  /**
   * Shots of the video.
   *
   * @param cuts first moments of all shots but the first, s; empty if they are not known
   */
  record Shots(String label, Optional<List<Fraction>> cuts) implements Lane {
    @Override
    public double height() {
      return 16;
    }
  }

  /**
   * Subtitles.
   *
   * @param cues in order of time
   */
  record Subtitles(String label, List<Cue> cues) implements Lane {
    public Subtitles {
      cues = List.copyOf(cues);
    }

    @Override
    public double height() {
      return 18;
    }
  }
}
