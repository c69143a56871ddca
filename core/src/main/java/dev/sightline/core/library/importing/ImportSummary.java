package dev.sightline.core.library.importing;

import java.util.EnumMap;
import java.util.Map;

/**
 * What became of all files.
 *
 * @param counts how many of each outcome; those that did not occur are missing
 */
public record ImportSummary(Map<ImportResult.Outcome, Long> counts) {
  public ImportSummary {
    counts = Map.copyOf(counts);
  }

  /** How many files had this outcome. */
  public long count(ImportResult.Outcome outcome) {
    return counts.getOrDefault(outcome, 0L);
  }

  /** How many files there were. */
  public long files() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Counts as it goes. */
  static final class Tally {
    private final Map<ImportResult.Outcome, Long> counts =
        new EnumMap<>(ImportResult.Outcome.class);

    void add(ImportResult result) {
      counts.merge(result.outcome(), 1L, Long::sum);
    }

    ImportSummary summary() {
      return new ImportSummary(counts);
    }
  }
}
