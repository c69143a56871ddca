package dev.sightline.core.model.generation;

import dev.sightline.core.laboratory.Act;
import dev.sightline.core.laboratory.Actor;
import dev.sightline.core.laboratory.Motion;
import dev.sightline.core.laboratory.ObjectColour;
import dev.sightline.core.laboratory.ObjectShape;
import java.util.Locale;

/** What {@link ClipReader} reads of the one object in a clip: a class for each attribute. */
public enum ReadAttribute {
  COLOUR(ObjectColour.values().length),
  SHAPE(ObjectShape.values().length),
  MOTION(Motion.values().length),
  /** Contacts of a bouncing object; class 0 is not used. */
  COUNT(Act.MOST_TIMES + 1),
  SPEED(2),
  SIZE(2),
  TEXTURE(2);

  private final int classes;

  ReadAttribute(int classes) {
    this.classes = classes;
  }

  /** Number of its classes. */
  public int classes() {
    return classes;
  }

  /** Name in files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The class of an object; −1 where the attribute means nothing for it. */
  public int of(Actor actor) {
    Act act = actor.act();
    return switch (this) {
      case COLOUR -> actor.look().colour().ordinal();
      case SHAPE -> actor.look().shape().ordinal();
      case MOTION -> act.motion().ordinal();
      case COUNT -> act.times() > 0 ? act.times() : -1;
      case SPEED -> act.motion().hasSpeed() ? act.speed().ordinal() : -1;
      case SIZE -> actor.look().size().ordinal();
      case TEXTURE -> actor.look().texture().ordinal();
    };
  }
}
