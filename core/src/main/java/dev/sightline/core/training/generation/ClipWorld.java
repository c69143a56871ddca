package dev.sightline.core.training.generation;

import dev.sightline.core.digits.DigitSentence;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.model.generation.Course;
import dev.sightline.core.model.generation.GeneratorConfig;
import dev.sightline.core.model.generation.GeneratorSet;
import dev.sightline.core.model.generation.ReadAttribute;
import dev.sightline.core.problem.SightlineException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A world that generators learn: clips of one thing that moves, what is true of them, and sentences
 * about them. Everything follows from a seed and a number. Implementations are immutable and
 * thread-safe; {@link Object#toString} names the world, since encoded clips are kept by that name.
 */
interface ClipWorld {
  /** The clip of that number, from 0. */
  Clip clip(Split split, long number);

  /** What the clips are like. */
  WorldOptions options();

  /** A clip of the world. */
  interface Clip {
    /** The same clip with other chances for what is said of it. */
    Clip with(SplittableRandom other);

    /** Its own chances. */
    SplittableRandom random();

    /** A sentence that is true of it; chance decides what it says. */
    Said said();

    /** Where the thing is in each frame. */
    Course course(int frames);

    /**
     * Draws it.
     *
     * @throws SightlineException if something that is drawn cannot be read
     */
    Film film(int frames, int side) throws SightlineException;

    /** Its class; −1 where the attribute means nothing for it. */
    int label(ReadAttribute attribute);
  }

  /** A sentence with what it says. */
  interface Said {
    String sentence();

    /** True if the sentence says this attribute. */
    boolean tells(ReadAttribute attribute);

    /** True if the sentence says left, right, up or down. */
    boolean tellsDirection();
  }

  /** The frames of a clip, see the renderers of the worlds. */
  interface Film {
    /** Frame {@code k}: {@code side × side × 3} bytes, row by row, red first. */
    byte[] frame(int k);

    /** Which pixels of frame {@code k} show the thing: 0 there, else −1. */
    int[] owners(int k);
  }

  /**
   * The world that a set's generators learn.
   *
   * @throws SightlineException if its pictures cannot be read
   */
  static ClipWorld of(GeneratorSet set, long seed, WorldOptions options) throws SightlineException {
    return switch (set) {
      case LABORATORY -> LoneClips.calm(seed, options);
      case DIGITS -> DigitClips.open(seed, options);
    };
  }

  /**
   * The world that a set's reader learns: the same, or a wider one.
   *
   * @throws SightlineException if its pictures cannot be read
   */
  static ClipWorld wide(GeneratorSet set, long seed, WorldOptions options)
      throws SightlineException {
    return set == GeneratorSet.LABORATORY ? LoneClips.wide(seed, options) : of(set, seed, options);
  }

  /** The start, then all words that sentences of a set can have, in alphabetical order. */
  static List<String> vocabulary(GeneratorSet set) {
    List<String> all = new ArrayList<>(List.of(GeneratorConfig.START));
    all.addAll(
        switch (set) {
          case LABORATORY -> LoneClips.vocabulary();
          case DIGITS -> DigitSentence.vocabulary();
        });
    return all;
  }
}
