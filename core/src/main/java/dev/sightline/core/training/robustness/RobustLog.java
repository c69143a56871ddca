package dev.sightline.core.training.robustness;

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
import java.util.Optional;

/**
 * What was measured so far, on disk: one line for each trial of each item, so that a run that was
 * stopped or killed goes on where it was. One thread.
 */
public final class RobustLog {
  private final Path file;
  private final ObjectMapper json = new ObjectMapper();
  private final List<TrialRow> rows = new ArrayList<>();

  private RobustLog(Path file) {
    this.file = file;
  }

  /**
   * Opens or begins a log. A last line that was cut short is dropped.
   *
   * @param file named after all that decides on the numbers
   * @throws SightlineException if it cannot be read
   */
  public static RobustLog open(Path file) throws SightlineException {
    RobustLog log = new RobustLog(file);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      if (Files.exists(file)) {
        String text = Files.readString(file);
        int whole = text.lastIndexOf('\n') + 1;
        for (String line : text.substring(0, whole).lines().toList()) {
          log.rows.add(log.json.readValue(line, TrialRow.class));
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

  /** What became of an item in a trial, if it is known. */
  Optional<TrialRow> find(String item, String trial) {
    return rows.stream().filter(r -> r.item().equals(item) && r.trial().equals(trial)).findFirst();
  }

  void add(TrialRow row) throws SightlineException {
    try {
      Files.writeString(
          file,
          json.writeValueAsString(row) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw WholeFile.failure(file, e);
    }
    rows.add(row);
  }
}
