package dev.sightline.core.report;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Files that appear in a folder together or not at all: they are written into a hidden folder
 * inside it and moved when all stand. One thread.
 */
public final class StagedFolder implements AutoCloseable {
  /** Writes one file. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private static final int BLOCK_BYTES = 4096;

  private final Path target;
  private final Path stage;

  /** Each once: two formats may share a picture. */
  private final Set<String> names = new LinkedHashSet<>();

  private StagedFolder(Path target, Path stage) {
    this.target = target;
    this.stage = stage;
  }

  /**
   * @param target created with its parents if absent
   * @throws SightlineException if nothing can be written there
   */
  public static StagedFolder open(Path target) throws SightlineException {
    try {
      Files.createDirectories(target);
      return new StagedFolder(target, Files.createTempDirectory(target, ".sightline-"));
    } catch (IOException e) {
      throw failure(target, e);
    }
  }

  /**
   * Writes one file into the stage.
   *
   * @param name may lie in a folder of its own: {@code figures/map.png}
   */
  public void write(String name, Content content) throws SightlineException {
    try {
      Files.createDirectories(stage.resolve(name).getParent());
    } catch (IOException e) {
      throw failure(target, e);
    }
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(stage.resolve(name)), 1 << 16)) {
      content.writeTo(out);
    } catch (IOException e) {
      throw failure(target, e);
    }
    names.add(name);
  }

  /** Writes one file by its path in the stage. */
  interface FileContent {
    void writeTo(Path file) throws SightlineException;
  }

  /** Lets something write a file of its own into the stage. */
  void writeFile(String name, FileContent content) throws SightlineException {
    try {
      content.writeTo(stage.resolve(name));
    } catch (SightlineException e) {
      throw e.getCause() instanceof IOException io ? failure(target, io) : e;
    }
    names.add(name);
  }

  /** Moves all files to where they belong. */
  public void commit() throws SightlineException {
    for (String name : names) {
      if (Files.isDirectory(target.resolve(name))) {
        throw new SightlineException(
            Problem.FILE,
            Phrase.of("“{0}” is a folder; the report needs that name.", target.resolve(name)));
      }
    }
    try {
      for (String name : names) {
        Files.createDirectories(target.resolve(name).getParent());
        move(stage.resolve(name), target.resolve(name));
      }
    } catch (IOException e) {
      throw failure(target, e);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Removes the stage and whatever is left in it. */
  @Override
  public void close() throws SightlineException {
    try (var left = Files.walk(stage)) {
      for (Path file : left.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw failure(target, e);
    }
  }

  private static SightlineException failure(Path folder, IOException e) {
    Phrase why =
        switch (e) {
          case AccessDeniedException x -> Phrase.of("there is no permission to write there");
          case FileAlreadyExistsException x -> Phrase.of("a file is in the way");
          default ->
              isFull(folder, e)
                  ? Phrase.of("the disk is full")
                  : Phrase.plain(String.valueOf(e.getMessage()));
        };
    return new SightlineException(
        Problem.FILE, Phrase.of("The report cannot be written to “{0}”: {1}.", folder, why), e);
  }

  private static boolean isFull(Path folder, IOException e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    if (message.contains("no space left") || message.contains("not enough space")) {
      return true;
    }
    try {
      // systems word it in their own language; less than a block left says it too
      return Files.getFileStore(folder).getUsableSpace() < BLOCK_BYTES;
    } catch (IOException unknown) {
      return false;
    }
  }
}
