package dev.sightline.core.laboratory;

import java.util.Optional;
import java.util.SplittableRandom;

/** Draws what can be said of an actor, and how it can be made wrong by one word. */
public final class Claims {
  private final SplittableRandom random;

  /**
   * @param random draws; used by one thread at a time
   */
  public Claims(SplittableRandom random) {
    this.random = random;
  }

  /** Something true, with adjectives and adverbs by chance. */
  public Claim about(Shot shot, int number) {
    Actor actor = shot.actors().get(number);
    Act act = actor.act();
    Phrase phrase = phrase(actor.look());
    boolean told = random.nextInt(3) == 0;
    return new Claim(
        phrase,
        act.motion(),
        act.motion().hasSpeed() && told ? Optional.of(act.speed()) : Optional.empty(),
        act.times() > 0 && random.nextBoolean() ? act.times() : 0,
        act.motion() == Motion.HIT
            ? Optional.of(Phrase.of(shot.actors().get(act.partner()).look()))
            : Optional.empty());
  }

  private Phrase phrase(Look look) {
    Optional<ObjectSize> size =
        random.nextInt(4) == 0 ? Optional.of(look.size()) : Optional.empty();
    Optional<Texture> texture =
        random.nextInt(4) == 0 ? Optional.of(look.texture()) : Optional.empty();
    return new Phrase(look.shape(), look.colour(), size, texture);
  }

  /** The claim with one word changed so that no clip of the video shows it. */
  public Claim spoiled(Claim claim, Scene scene) {
    while (true) {
      Claim other = changed(claim);
      if (!scene.shows(other)) {
        return other;
      }
    }
  }

  private Claim changed(Claim c) {
    Phrase p = c.subject();
    return switch (random.nextInt(4)) {
      case 0 ->
          with(
              c,
              new Phrase(
                  p.shape(), other(ObjectColour.values(), p.colour()), p.size(), p.texture()));
      case 1 ->
          with(
              c,
              new Phrase(
                  other(ObjectShape.values(), p.shape()), p.colour(), p.size(), p.texture()));
      default -> moved(c);
    };
  }

  private static Claim with(Claim c, Phrase subject) {
    return new Claim(subject, c.motion(), c.speed(), c.times(), c.object());
  }

  /** Another motion: often the opposite one, which only the order of the frames tells apart. */
  private Claim moved(Claim c) {
    if (c.motion() == Motion.HIT) {
      // who hits whom
      Phrase object = c.object().orElseThrow();
      return new Claim(object, Motion.HIT, Optional.empty(), 0, Optional.of(c.subject()));
    }
    if (c.times() > 0 && random.nextBoolean()) {
      int times = 1 + (c.times() + random.nextInt(Act.MOST_TIMES - 1)) % Act.MOST_TIMES;
      return new Claim(c.subject(), c.motion(), c.speed(), times, c.object());
    }
    Motion motion = random.nextBoolean() ? opposite(c.motion()) : anyMotion();
    Optional<Speed> speed = motion.hasSpeed() ? c.speed() : Optional.empty();
    return new Claim(c.subject(), motion, speed, 0, Optional.empty());
  }

  private Motion anyMotion() {
    while (true) {
      Motion m = Motion.values()[random.nextInt(Motion.values().length)];
      if (m != Motion.HIT && m != Motion.PUSHED) {
        return m;
      }
    }
  }

  private static Motion opposite(Motion m) {
    return switch (m) {
      case LEFT -> Motion.RIGHT;
      case RIGHT -> Motion.LEFT;
      case UP -> Motion.DOWN;
      case DOWN -> Motion.UP;
      case APPEAR -> Motion.VANISH;
      case VANISH -> Motion.APPEAR;
      default -> Motion.STILL;
    };
  }

  private <T> T other(T[] values, T not) {
    while (true) {
      T v = values[random.nextInt(values.length)];
      if (v != not) {
        return v;
      }
    }
  }
}
