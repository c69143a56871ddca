package dev.sightline.app.i18n;

import java.io.File;
import java.nio.file.Path;

/** How places on the disk are shown to people. */
public final class Places {
  private Places() {}

  /** A path as it is; below the user's home folder shorter, with {@code ~} for that folder. */
  public static String shown(Path path) {
    // on Windows a tilde means nothing
    return shown(path, System.getProperty("user.home", ""), File.separatorChar != '\\');
  }

  /**
   * @param home folder of the user; blank if it is not known
   * @param hasTilde whether a tilde stands for it on this system
   */
  static String shown(Path path, String home, boolean hasTilde) {
    Path whole = path.toAbsolutePath().normalize();
    if (home.isBlank() || !hasTilde) {
      return whole.toString();
    }
    Path base = Path.of(home).toAbsolutePath().normalize();
    boolean below = base.getNameCount() > 0 && whole.startsWith(base) && !whole.equals(base);
    return below ? "~" + File.separator + base.relativize(whole) : whole.toString();
  }
}
