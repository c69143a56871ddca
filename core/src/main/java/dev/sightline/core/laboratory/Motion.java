package dev.sightline.core.laboratory;

/** What an object does during one clip. */
public enum Motion {
  LEFT("moves left"),
  RIGHT("moves right"),
  UP("moves up"),
  DOWN("moves down"),
  SPIN("spins"),
  APPEAR("appears"),
  VANISH("vanishes"),
  /** Jumps, touching the ground a countable number of times. */
  BOUNCE("bounces"),
  /** Runs into another object and stops there. */
  HIT("hits"),
  /** Is run into, and moves away from then on. */
  PUSHED("is pushed"),
  STILL("stays still");

  private final String verb;

  Motion(String verb) {
    this.verb = verb;
  }

  /** The words in a sentence. */
  public String verb() {
    return verb;
  }

  /** True for a motion along the rows of the picture, told apart by its sense alone. */
  public boolean isHorizontal() {
    return this == LEFT || this == RIGHT;
  }

  /** True if there is a slow and a fast form. */
  public boolean hasSpeed() {
    return isHorizontal() || this == UP || this == DOWN;
  }
}
