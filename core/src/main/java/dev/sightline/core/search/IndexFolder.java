package dev.sightline.core.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.core.job.WholeFile;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;

/**
 * The folder of an index: whose it is, what it was made with, whether it was found damaged. The
 * index can always be made again from the catalogue, so one that does not fit is removed; what is
 * not ours is never removed.
 */
final class IndexFolder {
  private static final String MARKER = "sightline-index.json";
  private static final String DAMAGED = "damaged";
  private static final String OWNER = "owner.lock";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final IndexFacts facts;

  IndexFolder(Path folder, IndexFacts facts) {
    this.folder = folder;
    this.facts = facts;
  }

  Path path() {
    return folder;
  }

  /**
   * Takes the folder for this process until the lock is closed.
   *
   * @throws SightlineException {@code FILE} if somebody else has it
   */
  Lock own(Directory directory) throws SightlineException {
    try {
      return directory.obtainLock(OWNER);
    } catch (LockObtainFailedException e) {
      throw new SightlineException(
          Problem.FILE,
          Phrase.of(
              "The search index in {0} is in use by another Sightline. Close that one, or "
                  + "search without changing.",
              folder),
          "lock held: " + e.getMessage(),
          e);
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  /**
   * Makes the folder, and moves aside what is not ours.
   *
   * @return where that went
   * @throws SightlineException {@code FILE} if the folder cannot be made or moved
   */
  Optional<Path> setAsideForeign() throws SightlineException {
    try {
      if (Files.isDirectory(folder) && !Files.exists(folder.resolve(MARKER)) && hasFiles()) {
        Path aside = free();
        Files.move(folder, aside);
        Files.createDirectories(folder);
        return Optional.of(aside);
      }
      Files.createDirectories(folder);
      return Optional.empty();
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  private boolean hasFiles() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(f -> !String.valueOf(f.getFileName()).equals(OWNER));
    }
  }

  private Path free() {
    int n = 1;
    Path aside;
    do {
      aside = folder.resolveSibling(folder.getFileName() + "-set-aside-" + n++);
    } while (Files.exists(aside));
    return aside;
  }

  /**
   * Why what lies there cannot be used.
   *
   * @return empty if it can, or if there is nothing yet
   */
  Optional<Phrase> reasonToRebuild() {
    if (Files.exists(folder.resolve(DAMAGED))) {
      return Optional.of(Phrase.of("The search index was found damaged."));
    }
    Path marker = folder.resolve(MARKER);
    if (!Files.exists(marker)) {
      return Optional.empty();
    }
    try {
      JsonNode made = JSON.readTree(marker.toFile());
      if (made.path("schema").asInt() != IndexFacts.SCHEMA) {
        return Optional.of(Phrase.of("The search index was made by another version of Sightline."));
      }
      if (!made.path("model").asText().equals(facts.model())
          || made.path("dim").asInt() != facts.dim()) {
        return Optional.of(Phrase.of("The search index was made with another model."));
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(Phrase.of("What the search index was made with cannot be read."));
    }
  }

  /** True if an index was ever begun here. */
  boolean isOurs() {
    return Files.exists(folder.resolve(MARKER));
  }

  /**
   * Says that this is our index and what it is made with; before its first file is written.
   *
   * @throws SightlineException {@code FILE} if it cannot be written
   */
  void mark() throws SightlineException {
    try {
      WholeFile.write(
          folder.resolve(MARKER),
          JSON.writeValueAsBytes(
              Map.of("schema", IndexFacts.SCHEMA, "model", facts.model(), "dim", facts.dim())));
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  /** Makes the next start build the index again. */
  void markDamaged() {
    try {
      Files.writeString(folder.resolve(DAMAGED), "");
    } catch (IOException e) {
      // then the next start finds the damage by itself
      org.slf4j.LoggerFactory.getLogger(IndexFolder.class)
          .warn("cannot mark the index in {} as damaged: {}", folder, e.toString());
    }
  }

  /**
   * Removes our index, whatever state it is in; the lock stays.
   *
   * @throws SightlineException {@code FILE} if a file cannot be removed
   */
  void clear() throws SightlineException {
    try (Stream<Path> all = Files.list(folder)) {
      // the mark of damage goes last, so that a crash in between leaves it
      List<Path> files =
          all.filter(f -> !name(f).equals(OWNER) && !name(f).equals(MARKER))
              .sorted(java.util.Comparator.comparing(f -> name(f).equals(DAMAGED)))
              .toList();
      for (Path file : files) {
        if (Files.isRegularFile(file)) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  static SightlineException unusable(Path folder, IOException cause) {
    return new SightlineException(
        Problem.FILE,
        Phrase.of(
            "The search index in {0} cannot be read or written: check its permissions "
                + "and the free space.",
            folder),
        "index " + folder + ": " + cause,
        cause);
  }
}
