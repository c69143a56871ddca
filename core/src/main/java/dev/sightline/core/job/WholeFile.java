package dev.sightline.core.job;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * A file that appears whole or not at all: it is written under a hidden name beside its place and
 * renamed when it stands. What was there before stays until then. One thread; close it.
 */
public final class WholeFile implements AutoCloseable {
  private final Path target;
  private final Path stage;

  private WholeFile(Path target, Path stage) {
    this.target = target;
    this.stage = stage;
  }

  /**
   * Writes bytes.
   *
   * @throws SightlineException if the file cannot be written (no folder, no permission, disk full)
   */
  public static void write(Path file, byte[] content) throws SightlineException {
    try (WholeFile whole = open(file)) {
      Files.write(whole.stage, content);
      whole.commit();
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  /**
   * Makes an empty file beside the place.
   *
   * @throws SightlineException if that cannot be
   */
  public static WholeFile open(Path file) throws SightlineException {
    Path target = file.toAbsolutePath();
    if (Files.isDirectory(target)) {
      throw new SightlineException(
          Problem.FILE, Phrase.of("“{0}” is a folder: choose another name.", target));
    }
    String name = String.valueOf(target.getFileName());
    int dot = name.lastIndexOf('.');
    // the ending stays: writers of films take the container from it
    String hidden = ".sightline-" + UUID.randomUUID() + (dot > 0 ? name.substring(dot) : "");
    try {
      // no temporary file of the system's: those can be read by their owner alone
      return new WholeFile(target, Files.createFile(target.resolveSibling(hidden)));
    } catch (IOException e) {
      throw failure(target, e);
    }
  }

  /** Where to write. */
  public Path stage() {
    return stage;
  }

  /**
   * Puts what was written in its place.
   *
   * @throws SightlineException if the place cannot be written to
   */
  public void commit() throws SightlineException {
    try {
      try {
        Files.move(
            stage, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(stage, target, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw failure(target, e);
    }
  }

  /** Removes what was not put in its place. */
  @Override
  public void close() throws SightlineException {
    try {
      Files.deleteIfExists(stage);
    } catch (IOException e) {
      throw failure(target, e);
    }
  }

  /** What to say of a file that cannot be written. */
  public static SightlineException failure(Path file, IOException e) {
    return new SightlineException(
        Problem.FILE, Phrase.of("“{0}” cannot be written: {1}.", file, reason(e)), e);
  }

  /** Why something cannot be written, as the end of a sentence. */
  static Phrase reason(IOException e) {
    return switch (e) {
      case AccessDeniedException x -> Phrase.of("there is no permission to write there");
      case NoSuchFileException x -> Phrase.of("there is no such folder");
      case NotDirectoryException x -> Phrase.of("there is no such folder");
      case FileSystemException f when f.getReason() != null -> Phrase.plain(f.getReason());
      default -> Phrase.plain(String.valueOf(e.getMessage()));
    };
  }
}
