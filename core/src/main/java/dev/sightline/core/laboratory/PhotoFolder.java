package dev.sightline.core.laboratory;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds photographs to put behind objects. */
public final class PhotoFolder {
  private static final List<String> ENDINGS = List.of(".jpg", ".jpeg", ".png", ".webp", ".bmp");

  private PhotoFolder() {}

  /**
   * The pictures of a folder, by name.
   *
   * @throws SightlineException {@code DATA} if there is none; {@code FILE} if it cannot be read
   */
  public static List<Path> list(Path folder) throws SightlineException {
    if (!Files.isDirectory(folder)) {
      throw new SightlineException(Problem.FILE, "There is no folder " + folder + ".");
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.filter(PhotoFolder::isPicture).sorted().toList();
      if (found.isEmpty()) {
        throw new SightlineException(
            Problem.DATA, "The folder " + folder + " holds no JPEG, PNG, WebP or BMP picture.");
      }
      return found;
    } catch (IOException e) {
      throw new SightlineException(Problem.FILE, "The folder " + folder + " cannot be read.", e);
    }
  }

  private static boolean isPicture(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(name::endsWith);
  }
}
