package dev.sightline.core.laboratory;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Videos of one thing that crosses the picture, in which the colour may or may not tell the way: a
 * set to learn a shortcut from, and videos that show it. A video depends on seed, split, number,
 * colour and way alone. Immutable; thread-safe.
 *
 * @param seed of everything
 * @param options what the videos are like; others than the one thing are never drawn
 */
public record Crossings(long seed, WorldOptions options) {
  /** In the set with the shortcut, what has this colour goes left. */
  public static final ObjectColour LEFT = ObjectColour.RED;

  /** In the set with the shortcut, what has this colour goes right. */
  public static final ObjectColour RIGHT = ObjectColour.BLUE;

  /** Odd constant of SplittableRandom: numbers that follow each other get seeds far apart. */
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  /**
   * One video.
   *
   * @param number from 0
   * @param colour of the thing
   * @param right true: it goes right in each clip; false: left
   * @param clips how often it crosses, each time elsewhere and at another speed
   */
  public Scene scene(Split split, long number, ObjectColour colour, boolean right, int clips) {
    long place = number * Split.values().length + split.ordinal() + 1;
    SplittableRandom random = new SplittableRandom(seed ^ GOLDEN_GAMMA * place);
    Casting casting = new Casting(random, options.alone());
    Look drawn = casting.look(List.of());
    Look look = new Look(drawn.shape(), colour, drawn.size(), drawn.texture());
    List<Shot> shots = new ArrayList<>();
    for (int i = 0; i < clips; i++) {
      Act act = casting.act(right ? Motion.RIGHT : Motion.LEFT);
      shots.add(casting.shot(List.of(new Casting.Role(look, act)), List.of(), Shot.Cue.NONE));
    }
    return new Scene(shots, options.framesPerClip());
  }

  /**
   * A video of the set in which the colour tells the way: even numbers go left, odd ones right.
   *
   * @param reversed true: with the colour of the other way
   */
  public Scene cued(Split split, long number, boolean reversed) {
    boolean right = isRight(number);
    return scene(split, number, right == reversed ? LEFT : RIGHT, right, 1);
  }

  /** Whether the thing of that video goes right. */
  public static boolean isRight(long number) {
    return number % 2 == 1;
  }
}
