package dev.sightline.core.digits;

import dev.sightline.core.laboratory.ObjectColour;
import dev.sightline.core.laboratory.ObjectSize;
import dev.sightline.core.laboratory.Split;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Clips by number: each follows from seed, split and number alone. Immutable; thread-safe.
 *
 * @param digits that are moved
 * @param seed of the clips
 */
public record DigitWorld(HandwrittenDigits digits, long seed) {
  private static final int DARKEST = 40;
  private static final int GREYS = 110;

  /** The clip of that number, from 0. */
  public MovingDigit clip(Split split, long number) {
    SplittableRandom random =
        new SplittableRandom((seed * 31 + split.ordinal()) * 0x9E3779B97F4A7C15L + number);
    List<HandwrittenDigits.Picture> pictures = digits.of(split);
    HandwrittenDigits.Picture picture = pictures.get(random.nextInt(pictures.size()));
    ObjectColour colour = one(ObjectColour.values(), random);
    ObjectSize size = one(ObjectSize.values(), random);
    DigitPath path = one(DigitPath.values(), random);
    double half = MovingDigit.half(size);
    double[] reach = path.reach();
    return new MovingDigit(
        picture,
        colour,
        size,
        path,
        random.nextDouble(),
        between(half + reach[0], random),
        between(half + reach[1], random),
        DARKEST + random.nextInt(GREYS));
  }

  /** A place whose distance from both edges is at least this; the middle where there is none. */
  private static double between(double margin, SplittableRandom random) {
    double free = Math.max(0, 1 - 2 * margin);
    return 0.5 + free * (random.nextDouble() - 0.5);
  }

  private static <T> T one(T[] values, SplittableRandom random) {
    return values[random.nextInt(values.length)];
  }

  /** Names the world. */
  @Override
  public String toString() {
    return "digits " + seed;
  }
}
