package dev.sightline.app.compare;

import dev.sightline.app.explain.MethodNames;
import dev.sightline.app.selection.ClassChoice;
import dev.sightline.app.selection.PartChoice;
import dev.sightline.core.explain.Target;

/**
 * Which method one side shows, and what it explains. Immutable.
 *
 * @param key of the method; {@link #ATTENTION} for the model's own maps
 * @param target the class or score that is explained, or whose course is shown; null: whichever the
 *     model finds most probable
 * @param part the layer and head that the method is kept to
 */
public record SideMethod(String key, Target target, PartChoice part) {
  /** The model's own maps. */
  public static final String ATTENTION = MethodNames.ATTENTION;

  /** The model's own maps, and no class. */
  public static final SideMethod NONE = new SideMethod(ATTENTION, null, PartChoice.ALL);

  /** True if a method is shown and not the model's own maps. */
  boolean explains() {
    return !key.equals(ATTENTION);
  }

  /** Another method for the same target; layers of one are not those of another. */
  SideMethod withKey(String other) {
    return other.equals(key) ? this : new SideMethod(other, target, PartChoice.ALL);
  }

  SideMethod withTarget(Target other) {
    return new SideMethod(key, other, part);
  }

  SideMethod withPart(PartChoice other) {
    return new SideMethod(key, target, other);
  }

  /** The class, or null if it is none. */
  ClassChoice classChoice() {
    return target instanceof Target.OfClass c ? new ClassChoice(c.head(), c.label()) : null;
  }
}
