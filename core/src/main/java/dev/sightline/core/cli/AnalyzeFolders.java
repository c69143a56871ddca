package dev.sightline.core.cli;

import dev.sightline.core.media.VideoNames;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Which videos a list of files and folders names, and where the report of each goes. Pure. */
final class AnalyzeFolders {
  private AnalyzeFolders() {}

  /**
   * One video of many.
   *
   * @param video the file
   * @param out folder of its report
   */
  record Item(Path video, Path out) {}

  /**
   * The videos, in the order of names, each once. A file that is named is taken whatever its
   * ending; below a folder those count whose names look like videos. Links to folders are not
   * followed.
   *
   * @param out below which each video gets a folder of its own, as it lies below the named folder
   * @throws SightlineException {@code FILE} if a folder cannot be read, or none holds a video
   */
  static List<Item> of(List<Path> named, Path out) throws SightlineException {
    List<Item> found = new ArrayList<>();
    Set<Path> seen = new HashSet<>();
    Set<String> taken = new HashSet<>();
    for (Path path : named) {
      Path base = Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
      for (Path video : videos(path)) {
        if (seen.add(video.toAbsolutePath().normalize())) {
          Path inside = base.relativize(base.isAbsolute() ? video.toAbsolutePath() : video);
          found.add(new Item(video, out.resolve(free(inside, taken))));
        }
      }
    }
    if (found.isEmpty()) {
      throw new SightlineException(
          Problem.FILE, "There is no video in " + named.getFirst().toAbsolutePath() + ".");
    }
    return found;
  }

  private static List<Path> videos(Path path) throws SightlineException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.walk(path)) {
      return files
          .filter(f -> VideoNames.isVideo(f) && Files.isRegularFile(f) && !isHidden(path, f))
          .sorted()
          .toList();
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new SightlineException(
          Problem.FILE, "The folder " + path.toAbsolutePath() + " cannot be read.", e);
    }
  }

  private static boolean isHidden(Path folder, Path file) {
    for (Path part : folder.relativize(file)) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  /** The video's place without its ending; with it where two would share a folder. */
  private static String free(Path inside, Set<String> taken) {
    String whole = inside.toString();
    String name = inside.getFileName().toString();
    String stem = whole.substring(0, whole.length() - name.length()) + VideoNames.stem(inside);
    String wanted = stem;
    for (int n = 1; !taken.add(wanted.toLowerCase(Locale.ROOT)); n++) {
      wanted = n == 1 ? whole : whole + " " + n;
    }
    return wanted;
  }
}
