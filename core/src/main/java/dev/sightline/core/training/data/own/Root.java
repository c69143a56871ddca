package dev.sightline.core.training.data.own;

import dev.sightline.core.media.VideoNames;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of a data set. Nothing outside it is ever named. */
final class Root {
  /** More files than any set that one machine trains on. */
  private static final int MAX_FILES = 1_000_000;

  private final Path folder;

  Root(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  Path folder() {
    return folder;
  }

  /**
   * The file that a list names.
   *
   * @param where for a message, such as {@code videos.csv, record 3}
   * @throws SightlineException {@code DATA} if it is no path, or points out of this folder
   */
  Path file(String named, Phrase where) throws SightlineException {
    try {
      Path file = folder.resolve(named.strip().replace('\\', '/')).normalize();
      if (!named.isBlank() && file.startsWith(folder) && !file.equals(folder)) {
        return file;
      }
    } catch (InvalidPathException e) {
      throw new SightlineException(
          Problem.DATA, Phrase.of("{0}: “{1}” is no path of a file.", where, Shown.cut(named)), e);
    }
    throw new SightlineException(
        Problem.DATA,
        named.isBlank()
            ? Phrase.of("{0}: the path is empty.", where)
            : Phrase.of(
                "{0}: “{1}” points out of the folder of the data set; move the video into it.",
                where, Shown.cut(named)));
  }

  /** A file's path below this folder, with {@code /}. */
  String name(Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  /**
   * All videos below this folder by their names without ending; of several of one name the first.
   *
   * @throws SightlineException {@code FILE} if the folder cannot be read
   */
  Map<String, Path> byStem() throws SightlineException {
    Map<String, Path> found = new HashMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .limit(MAX_FILES)
          .filter(f -> Files.isRegularFile(f) && VideoNames.isVideo(f))
          .sorted()
          .forEach(f -> found.putIfAbsent(VideoNames.stem(f), f));
    } catch (IOException | UncheckedIOException e) {
      throw new SightlineException(
          Problem.FILE, Phrase.of("The folder {0} cannot be read.", folder), e);
    }
    return found;
  }

  /** Where a video of this name would lie if there is none. */
  Path missing(String stem, Phrase where) throws SightlineException {
    return file(stem + ".mp4", where);
  }

  /** The first of these names that there is a video of. */
  static Optional<Path> find(Map<String, Path> byStem, String... stems) {
    for (String stem : stems) {
      if (byStem.containsKey(stem)) {
        return Optional.of(byStem.get(stem));
      }
    }
    return Optional.empty();
  }
}
