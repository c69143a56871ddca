package dev.sightline.core.training.faithfulness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.core.job.WholeFile;
import dev.sightline.core.problem.SightlineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What was measured so far, on disk: one line for each item, so that a run that was stopped or
 * killed goes on after the last whole item. One thread.
 */
public final class BenchLog {
  private final Path file;
  private final ObjectMapper json = new ObjectMapper();
  private final List<BenchRow> rows = new ArrayList<>();

  /** One line. */
  private record Line(String set, String item, List<BenchRow> rows) {}

  private final List<Line> lines = new ArrayList<>();

  private BenchLog(Path file) {
    this.file = file;
  }

  /**
   * Opens or begins a log. A last line that was cut short is dropped.
   *
   * @param file named after all that decides on the numbers
   * @throws SightlineException if it cannot be read
   */
  public static BenchLog open(Path file) throws SightlineException {
    BenchLog log = new BenchLog(file);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      if (Files.exists(file)) {
        String text = Files.readString(file);
        int whole = text.lastIndexOf('\n') + 1;
        for (String line : text.substring(0, whole).lines().toList()) {
          log.keep(log.json.readValue(line, Line.class));
        }
        if (whole < text.length()) {
          WholeFile.write(file, text.substring(0, whole).getBytes(StandardCharsets.UTF_8));
        }
      }
      return log;
    } catch (IOException e) {
      throw WholeFile.failure(file, e);
    }
  }

  /** True if that item is done. */
  boolean has(String set, String item) {
    return lines.stream().anyMatch(l -> l.set().equals(set) && l.item().equals(item));
  }

  /**
   * Adds an item.
   *
   * @throws SightlineException if it cannot be written
   */
  void add(String set, String item, List<BenchRow> found) throws SightlineException {
    Line line = new Line(set, item, List.copyOf(found));
    try {
      Files.writeString(
          file,
          json.writeValueAsString(line) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw WholeFile.failure(file, e);
    }
    keep(line);
  }

  private void keep(Line line) {
    lines.add(line);
    rows.addAll(line.rows());
  }

  /** All rows, in the order in which they were measured. */
  public List<BenchRow> rows() {
    return List.copyOf(rows);
  }
}
