package dev.sightline.core.cli.bench;

/** How a window that is being measured tells the measuring process that it stands. */
public final class FirstFrame {
  /** System property: the window says that it stands, and closes. */
  public static final String PROPERTY = "sightline.exitAfterFirstFrame";

  static final String MARK = "first frame";

  private FirstFrame() {}

  /** True if the window is to report its first frame and to close. */
  public static boolean isWanted() {
    return Boolean.getBoolean(PROPERTY);
  }

  /** Reports it, on stdout. */
  public static void report() {
    System.out.println(MARK);
    System.out.flush();
  }
}
