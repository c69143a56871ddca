package dev.sightline.core.cli.doctor;

/**
 * One finding about this installation.
 *
 * @param name what was looked at
 * @param state how it is
 * @param detail what was found
 * @param advice what to do about it; empty if all is well
 */
public record Check(String name, State state, String detail, String advice) {
  /** How bad it is. */
  public enum State {
    /** Works. */
    GOOD,
    /** Something is less than it could be; the product works. */
    LIMITED,
    /** Something that the product needs does not work. */
    BROKEN
  }

  static Check good(String name, String detail) {
    return new Check(name, State.GOOD, detail, "");
  }

  static Check limited(String name, String detail, String advice) {
    return new Check(name, State.LIMITED, detail, advice);
  }

  static Check broken(String name, String detail, String advice) {
    return new Check(name, State.BROKEN, detail, advice);
  }
}
