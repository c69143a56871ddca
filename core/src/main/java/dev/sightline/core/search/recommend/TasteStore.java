package dev.sightline.core.search.recommend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sightline.core.job.WholeFile;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a taste in one file on this machine; nothing of it leaves it. Thread-safe; blocks while it
 * writes.
 */
public final class TasteStore {
  private static final Logger LOG = LoggerFactory.getLogger(TasteStore.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int VERSION = 1;

  private final Path file;
  private Taste taste;

  private TasteStore(Path file, Taste taste) {
    this.file = file;
    this.taste = taste;
  }

  /**
   * Reads the file if there is one. One that cannot be understood is kept beside it, and a new one
   * is begun.
   *
   * @throws SightlineException {@code FILE} if the disk cannot be read, {@code UNSUPPORTED} if a
   *     newer Sightline wrote it: it is left as it is
   */
  public static TasteStore open(Path file) throws SightlineException {
    try {
      Optional<Taste> read = Files.exists(file) ? read(file) : Optional.of(Taste.NONE);
      if (read.isEmpty()) {
        Path kept = file.resolveSibling(file.getFileName() + ".damaged");
        Files.move(file, kept, StandardCopyOption.REPLACE_EXISTING);
        LOG.warn("{} cannot be understood and is kept as {}", file, kept);
      }
      return new TasteStore(file, read.orElse(Taste.NONE));
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE, Phrase.of("Likes and history cannot be read from {0}.", file), e);
    }
  }

  private static Optional<Taste> read(Path file) throws IOException, SightlineException {
    byte[] content = Files.readAllBytes(file);
    try {
      JsonNode all = JSON.readTree(content);
      if (all.path("version").asInt() > VERSION) {
        throw new SightlineException(
            Problem.UNSUPPORTED,
            Phrase.of("Likes and history in {0} were written by a newer Sightline.", file));
      }
      if (!all.path("signals").isArray()) {
        return Optional.empty();
      }
      Taste taste = Taste.NONE;
      for (JsonNode s : all.path("signals")) {
        taste =
            taste.with(
                new Signal(
                    s.path("video").asText(),
                    Signal.Kind.valueOf(s.path("kind").asText()),
                    s.path("share").asDouble(),
                    Instant.parse(s.path("at").asText())));
      }
      return Optional.of(taste);
    } catch (IOException | DateTimeException | IllegalArgumentException e) {
      LOG.debug("{}: {}", file, e.toString());
      return Optional.empty();
    }
  }

  public synchronized Taste taste() {
    return taste;
  }

  /**
   * Keeps a signal.
   *
   * @throws SightlineException {@code FILE} if it cannot be written; then nothing has changed
   */
  public synchronized void add(Signal signal) throws SightlineException {
    set(taste.with(signal));
  }

  /**
   * Takes a like or a watched video back.
   *
   * @throws SightlineException as {@link #add}
   */
  public synchronized void remove(String video, Signal.Kind kind) throws SightlineException {
    set(taste.without(video, kind));
  }

  /**
   * Forgets everything.
   *
   * @throws SightlineException as {@link #add}
   */
  public synchronized void reset() throws SightlineException {
    set(Taste.NONE);
  }

  private void set(Taste next) throws SightlineException {
    ObjectNode all = JSON.createObjectNode().put("version", VERSION);
    ArrayNode signals = all.putArray("signals");
    for (Signal s : next.signals()) {
      signals
          .addObject()
          .put("video", s.video())
          .put("kind", s.kind().name())
          .put("share", s.share())
          .put("at", s.at().toString());
    }
    try {
      WholeFile.write(file, JSON.writeValueAsBytes(all));
    } catch (IOException e) {
      throw new SightlineException(
          Problem.INTERNAL, Phrase.of("Likes and history cannot be written as JSON."), e);
    }
    taste = next;
  }
}
