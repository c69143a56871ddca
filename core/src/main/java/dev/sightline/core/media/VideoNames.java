package dev.sightline.core.media;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** What files that hold videos are usually called. Stateless. */
public final class VideoNames {
  private static final Set<String> ENDINGS =
      Set.of(
          "mp4", "m4v", "mov", "mkv", "webm", "avi", "mpg", "mpeg", "ts", "m2ts", "mts", "wmv",
          "flv", "ogv", "3gp", "gif", "y4m", "vob");

  private VideoNames() {}

  /** True for the name of a file, not a hidden one, that may be a video. */
  public static boolean isVideo(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith(".")
        && ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }

  /** A file's name without its ending. */
  public static String stem(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
