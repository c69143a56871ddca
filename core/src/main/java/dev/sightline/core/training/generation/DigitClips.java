package dev.sightline.core.training.generation;

import dev.sightline.core.digits.DigitFilm;
import dev.sightline.core.digits.DigitSentence;
import dev.sightline.core.digits.DigitWorld;
import dev.sightline.core.digits.HandwrittenDigits;
import dev.sightline.core.digits.MovingDigit;
import dev.sightline.core.laboratory.ObjectSize;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.model.generation.Course;
import dev.sightline.core.model.generation.ReadAttribute;
import dev.sightline.core.problem.SightlineException;
import java.util.SplittableRandom;

/**
 * Handwritten digits as a world for generators.
 *
 * @param world draws the clips
 * @param options of which size and frames count here
 */
record DigitClips(DigitWorld world, WorldOptions options) implements ClipWorld {
  static DigitClips open(long seed, WorldOptions options) throws SightlineException {
    return new DigitClips(new DigitWorld(HandwrittenDigits.open(), seed), options);
  }

  @Override
  public DigitClip clip(Split split, long number) {
    return new DigitClip(
        world.clip(split, number), new SplittableRandom(world.seed() + 31 * number));
  }

  /** A clip, and the chances of what is said of it. */
  record DigitClip(MovingDigit digit, SplittableRandom random) implements ClipWorld.Clip {
    @Override
    public DigitClip with(SplittableRandom other) {
      return new DigitClip(digit, other);
    }

    @Override
    public Told said() {
      return new Told(DigitSentence.of(digit, random), digit.path().isDirection());
    }

    @Override
    public Course course(int frames) {
      float[][] course = new float[frames][];
      for (int k = 0; k < frames; k++) {
        double[] place = digit.place((k + 0.5) / frames);
        course[k] = new float[] {(float) place[0], (float) place[1], 1};
      }
      return new Course(course, digit.size() == ObjectSize.LARGE ? 1 : -1, digit.grey() / 255f);
    }

    @Override
    public Film film(int frames, int side) {
      DigitFilm film = new DigitFilm(digit, frames, side);
      return new Film() {
        @Override
        public byte[] frame(int k) {
          return film.frame(k);
        }

        @Override
        public int[] owners(int k) {
          return film.owners(k);
        }
      };
    }

    @Override
    public int label(ReadAttribute attribute) {
      return switch (attribute) {
        case COLOUR -> digit.colour().ordinal();
        case SIZE -> digit.size().ordinal();
        case DIGIT -> digit.picture().digit();
        case PATH -> digit.path().ordinal();
        case SHAPE, MOTION, COUNT, SPEED, TEXTURE -> -1;
      };
    }
  }

  /** A sentence with what it says. */
  record Told(DigitSentence said, boolean tellsDirection) implements ClipWorld.Said {
    @Override
    public String sentence() {
      return said.text();
    }

    @Override
    public boolean tells(ReadAttribute attribute) {
      return switch (attribute) {
        case COLOUR, DIGIT, PATH -> true;
        case SIZE -> said.saysSize();
        case SHAPE, MOTION, COUNT, SPEED, TEXTURE -> false;
      };
    }
  }

  @Override
  public String toString() {
    return world.toString();
  }
}
