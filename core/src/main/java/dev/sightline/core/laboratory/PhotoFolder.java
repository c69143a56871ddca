package dev.sightline.core.laboratory;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
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
      throw new SightlineException(Problem.FILE, Phrase.of("There is no folder {0}.", folder));
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.filter(PhotoFolder::isPicture).sorted().toList();
      if (found.isEmpty()) {
        throw new SightlineException(
            Problem.DATA,
            Phrase.of("The folder {0} holds no JPEG, PNG, WebP or BMP picture.", folder));
      }
      return found;
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE, Phrase.of("The folder {0} cannot be read.", folder), e);
    }
  }

  private static boolean isPicture(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(name::endsWith);
  }
}
