package dev.sightline.core.analysis;

/**
 * What one stage of an analysis cost.
 *
 * @param stage {@code decode}, {@code encode}, {@code text}, {@code fusion} …
 * @param wallMillis elapsed, ms
 * @param cpuMillis processor time of the threads of that stage, ms; -1 where it cannot be told
 */
public record StageTiming(String stage, double wallMillis, double cpuMillis) {
  private static final double NANOS_PER_MILLI = 1e6;

  /** A stage that ends now; its processor time is not known. */
  static StageTiming since(String stage, long startedNanos) {
    return new StageTiming(stage, (System.nanoTime() - startedNanos) / NANOS_PER_MILLI, -1);
  }
}
