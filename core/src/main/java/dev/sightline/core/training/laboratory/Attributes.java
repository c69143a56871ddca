package dev.sightline.core.training.laboratory;

import dev.sightline.core.laboratory.Act;
import dev.sightline.core.laboratory.Actor;
import dev.sightline.core.laboratory.Motion;
import dev.sightline.core.laboratory.ObjectColour;
import dev.sightline.core.laboratory.ObjectShape;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What can be told of an object in a clip: a class for each attribute. Stateless. */
enum Attributes {
  MOTION(Motion.values().length),
  TIMES(Act.MOST_TIMES + 1),
  SHAPE(ObjectShape.values().length),
  COLOUR(ObjectColour.values().length),
  SIZE(2),
  TEXTURE(2),
  SPEED(2);

  /** Those that an object can be asked for by. */
  private static final List<Attributes> NAMING = List.of(COLOUR, SHAPE, MOTION);

  /** Length of {@link #query}. */
  static final int QUERY = NAMING.stream().mapToInt(a -> a.classes).sum();

  private final int classes;

  Attributes(int classes) {
    this.classes = classes;
  }

  int classes() {
    return classes;
  }

  String key() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The class of an object; −1 where the attribute means nothing for it. */
  int of(Actor a) {
    Act act = a.act();
    return switch (this) {
      case MOTION -> act.motion().ordinal();
      case TIMES -> act.times() > 0 ? act.times() : -1;
      case SHAPE -> a.look().shape().ordinal();
      case COLOUR -> a.look().colour().ordinal();
      case SIZE -> a.look().size().ordinal();
      case TEXTURE -> a.look().texture().ordinal();
      case SPEED -> act.motion().hasSpeed() ? act.speed().ordinal() : -1;
    };
  }

  /**
   * Some attributes that tell an object from all others of its clip: drawn at random, or colour and
   * shape, which always do.
   *
   * @param into gets a 1 for each class that is named
   * @param from first place in {@code into} of {@link #QUERY}
   */
  static void query(
      List<Actor> actors, Actor wanted, SplittableRandom random, float[] into, int from) {
    List<Attributes> named = new ArrayList<>();
    for (Attributes a : NAMING) {
      if (random.nextBoolean()) {
        named.add(a);
      }
    }
    long fitting =
        actors.stream().filter(x -> named.stream().allMatch(a -> a.of(x) == a.of(wanted))).count();
    List<Attributes> used = fitting == 1 ? named : List.of(COLOUR, SHAPE);
    int at = from;
    for (Attributes a : NAMING) {
      if (used.contains(a)) {
        into[at + a.of(wanted)] = 1;
      }
      at += a.classes;
    }
  }
}
