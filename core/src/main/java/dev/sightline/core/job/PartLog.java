package dev.sightline.core.job;

import dev.sightline.core.problem.SightlineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is done of a long piece of work, on disk: one line for each part, so that work that was
 * stopped or killed goes on where it was. One thread.
 */
public final class PartLog {
  private final Optional<Path> file;
  private final Map<String, String> parts = new LinkedHashMap<>();

  private PartLog(Optional<Path> file) {
    this.file = file;
  }

  /** Keeps nothing beyond itself. */
  public static PartLog none() {
    return new PartLog(Optional.empty());
  }

  /**
   * Opens or begins a log. A last line that was cut short is dropped.
   *
   * @param file named after all that decides on what the parts say
   * @throws SightlineException {@code FILE} if it cannot be read
   */
  public static PartLog open(Path file) throws SightlineException {
    PartLog log = new PartLog(Optional.of(file));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      if (Files.exists(file)) {
        byte[] bytes = Files.readAllBytes(file);
        int whole = bytes.length;
        while (whole > 0 && bytes[whole - 1] != '\n') {
          whole--;
        }
        for (String line : new String(bytes, 0, whole, StandardCharsets.UTF_8).lines().toList()) {
          int tab = line.indexOf('\t');
          if (tab > 0) {
            log.parts.put(line.substring(0, tab), line.substring(tab + 1));
          }
        }
        if (whole < bytes.length) {
          WholeFile.write(file, java.util.Arrays.copyOf(bytes, whole));
        }
      }
      return log;
    } catch (IOException e) {
      throw WholeFile.failure(file, e);
    }
  }

  /** What a part said, if it is done. */
  public Optional<String> find(String part) {
    return Optional.ofNullable(parts.get(part));
  }

  /**
   * A part is done.
   *
   * @param part its name, without tabs and line breaks
   * @param said on one line
   * @throws SightlineException {@code FILE} if it cannot be written
   */
  public void add(String part, String said) throws SightlineException {
    if (part.isEmpty() || (part + said).contains("\n") || part.contains("\t")) {
      throw new IllegalArgumentException("not one line: " + part);
    }
    if (file.isPresent()) {
      try {
        Files.writeString(
            file.get(),
            part + "\t" + said + "\n",
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw WholeFile.failure(file.get(), e);
      }
    }
    parts.put(part, said);
  }

  /** The work is finished: the log goes. */
  public void forget() {
    file.ifPresent(f -> f.toFile().delete());
  }
}
