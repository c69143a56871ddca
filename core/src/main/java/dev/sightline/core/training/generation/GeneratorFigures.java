package dev.sightline.core.training.generation;

import dev.sightline.core.model.bundle.Metric;
import dev.sightline.core.training.evaluation.Interval;
import java.util.List;
import java.util.Optional;

/**
 * What was measured of a generator. Immutable.
 *
 * @param generator name and version
 * @param split of the sentences and of the real clips
 * @param frames of the generated clips
 * @param steps of the flow
 * @param guidance of the flow
 * @param rows the figures
 * @param secondsPerClip mean time that the flow took for a clip, on this machine
 */
public record GeneratorFigures(
    String generator,
    String split,
    int frames,
    int steps,
    double guidance,
    List<Row> rows,
    double secondsPerClip) {
  /** Name of this measurement. */
  public static final String TASK = "generation";

  public GeneratorFigures {
    rows = List.copyOf(rows);
  }

  /** Which clips a figure is of. */
  public enum Kind {
    /** Clips of the flow. */
    FLOW,
    /** Clips of the adversarial network. */
    ADVERSARIAL,
    /** Real clips: what the reader itself gets right. */
    REAL,
    /** Real clips through the autoencoder: what no generator on its cells can exceed. */
    AUTOENCODER,
    /** Clips of the flow beside the sentence of another: chance. */
    CHANCE;

    /** Name in files. */
    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * One figure.
   *
   * @param name such as {@code colour.accuracy} or {@code frechet}
   * @param kind which clips
   * @param n clips
   * @param value a share, 0 to 1, or a distance
   */
  public record Row(String name, Kind kind, int n, Interval value) {
    /** False for distances. */
    public boolean isShare() {
      return !name.startsWith("frechet");
    }
  }

  /** A figure, if it was measured. */
  public Optional<Row> row(String name, Kind kind) {
    return rows.stream().filter(r -> r.name().equals(name) && r.kind() == kind).findFirst();
  }

  /** Names of the figures, in their order. */
  public List<String> names() {
    return rows.stream().map(Row::name).distinct().toList();
  }

  /** The figures as a bundle holds them. */
  public List<Metric> asMetrics(String command) {
    return rows.stream()
        .map(
            r ->
                new Metric(
                    TASK,
                    r.kind().key() + "." + r.name(),
                    split,
                    r.n(),
                    r.value().value(),
                    r.value().low(),
                    r.value().high(),
                    command))
        .toList();
  }
}
