package dev.sightline.core.job;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of the user's that can be moved. Where it lies is asked anew for each use, so that a
 * move holds at once, for windows and commands alike. Thread-safe; reads a small file, so never on
 * the FX thread.
 */
public final class UserFolder {
  private static final Logger LOG = LoggerFactory.getLogger(UserFolder.class);
  private static final String MOVED = ".location";

  /** The folders that can be moved by themselves. */
  public enum Kind {
    /** Models of the user's. */
    MODELS(true),
    /** Jars of other people. */
    PLUGINS(true),
    /** Features of videos, which can be made again. */
    FEATURES(false),
    /** Logs and reports of defects. */
    LOGS(false);

    private final boolean missed;

    Kind(boolean missed) {
      this.missed = missed;
    }

    /** Name of the folder, and of what is kept about it. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * True if the user would miss what lies there: while its disk is away, nothing is begun in its
     * place. Features and logs go to the usual place meanwhile.
     */
    public boolean isMissed() {
      return missed;
    }
  }

  private final Path usual;
  private final Optional<Path> note;
  private final boolean missed;

  private UserFolder(Path usual, Optional<Path> note, boolean missed) {
    this.usual = usual;
    this.note = note;
    this.missed = missed;
  }

  /** A folder that stays where it is. */
  public static UserFolder at(Path place) {
    return new UserFolder(place, Optional.empty(), false);
  }

  /**
   * A folder that can be moved.
   *
   * @param usual where it lies unless it was moved
   * @param data the folder that remembers where it was moved to
   */
  static UserFolder movable(Kind kind, Path usual, Path data) {
    return new UserFolder(usual, Optional.of(data.resolve(kind.key() + MOVED)), kind.isMissed());
  }

  /** Where it lies now; need not exist. */
  public Path path() {
    Optional<Path> said = said();
    return said.isEmpty() || (!missed && !Files.isDirectory(said.get())) ? usual : said.get();
  }

  /** Where it lies unless it was moved. */
  public Path usual() {
    return usual;
  }

  /** True if it was moved, be it there or not. */
  public boolean isMoved() {
    return said().isPresent();
  }

  private Optional<Path> said() {
    if (note.isEmpty() || !Files.exists(note.get())) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(Files.readString(note.get()).strip())).filter(Path::isAbsolute);
    } catch (IOException | InvalidPathException e) {
      LOG.warn("where {} was moved to cannot be read: {}", usual, e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * Refuses a folder that was moved to where it is not now: its disk may be away.
   *
   * @throws SightlineException {@code FILE} if it is away
   */
  public void requireHere() throws SightlineException {
    Optional<Path> said = said();
    if (said.isPresent() && !Files.isDirectory(said.get())) {
      throw new SightlineException(
          Problem.FILE,
          Phrase.of(
              "The folder “{0}” was moved to {1}, and it is not there: is its disk connected?",
              usual.getFileName(), said.get()));
    }
  }

  /**
   * Says that it lies there from now on. Whoever calls this has moved what is in it.
   *
   * @throws SightlineException {@code FILE} if that cannot be kept
   */
  void moved(Path to) throws SightlineException {
    Path kept = note.orElseThrow(() -> new IllegalStateException(usual + " cannot be moved"));
    Path there = to.toAbsolutePath().normalize();
    if (there.equals(usual.toAbsolutePath().normalize())) {
      try {
        Files.deleteIfExists(kept);
      } catch (IOException e) {
        throw WholeFile.failure(kept, e);
      }
    } else {
      WholeFile.write(kept, there.toString().getBytes(StandardCharsets.UTF_8));
    }
  }
}
