package dev.sightline.app.problem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps reports of defects beside the logs, so that they can be found after the window is gone. The
 * newest {@link #KEPT} stay. Nothing is sent. Blocks.
 *
 * @param place the folder, asked for each report; made if it is missing
 */
public record CrashFiles(Supplier<Path> place) {
  /** How many reports stay. */
  public static final int KEPT = 20;

  private static final Logger LOG = LoggerFactory.getLogger(CrashFiles.class);
  private static final String BEGIN = "crash-";
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Writes a report and removes the oldest. */
  public void keep(CrashReport report, Instant when) {
    try {
      Path folder = Files.createDirectories(place.get());
      Files.writeString(folder.resolve(BEGIN + WHEN.format(when) + ".txt"), report.text());
      List<Path> all;
      try (Stream<Path> files = Files.list(folder)) {
        all = files.filter(f -> f.getFileName().toString().startsWith(BEGIN)).sorted().toList();
      }
      for (Path old : all.subList(0, Math.max(0, all.size() - KEPT))) {
        Files.delete(old);
      }
    } catch (IOException e) {
      LOG.warn("a report of a defect could not be kept: {}", e.getMessage());
    }
  }
}
