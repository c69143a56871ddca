package dev.sightline.core.cli.bench;

import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.StageTiming;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.cli.ModelSource;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The whole analysis of a minute of 1080p, nothing cached: wall time, what each stage has of the
 * processor, and how far it is from the ideal in which all cores do nothing but decode and encode.
 */
final class AnalysisBench implements Benchmark {
  private static final int SECONDS = 60;
  private static final int RUNS = 3;
  private static final double NANOS_PER_MILLI = 1e6;

  /** Stages that cannot be left out; everything else is overhead. */
  private static final Set<String> NEEDED = Set.of("decode", "scale", "encode");

  /** The sum of the stages that run side by side; counting it would count them twice. */
  private static final String SUM = "pipeline";

  private static final String TEXT =
      "A random texture moves slowly to the left while the picture changes every five seconds";

  private final Films films;
  private final ModelSource models;

  AnalysisBench(Films films, ModelSource models) {
    this.films = films;
    this.models = models;
  }

  @Override
  public List<Measure> run(Progress progress) throws SightlineException {
    Path film = films.film(1920, 1080, 30, SECONDS, progress);
    double[] wall = new double[RUNS];
    double[] ratio = new double[RUNS];
    Map<String, double[]> cpu = new TreeMap<>();
    try (Analyzer analyzer = models.open(Optional.empty(), false)) {
      for (int run = -1; run < RUNS; run++) { // the first one warms up
        progress.update((run + 1.0) / (RUNS + 1), "Analysing 60 s of 1080p");
        long begin = System.nanoTime();
        VideoFeatures features = analyzer.encode(film, silently(progress));
        List<StageTiming> timings = analyzer.analyze(features, TEXT, silently(progress)).timings();
        if (run >= 0) {
          wall[run] = (System.nanoTime() - begin) / NANOS_PER_MILLI;
          double ideal = 0;
          for (StageTiming stage : timings) {
            if (!stage.stage().equals(SUM) && stage.cpuMillis() >= 0) {
              cpu.computeIfAbsent(stage.stage(), s -> new double[RUNS])[run] += stage.cpuMillis();
              ideal += NEEDED.contains(stage.stage()) ? stage.cpuMillis() / Machine.cores() : 0;
            }
          }
          ratio[run] = wall[run] / ideal;
        }
      }
    }
    List<Measure> measures = new ArrayList<>();
    measures.add(Measure.ofCosts("analysis.60s-1080p", "ms", wall, ""));
    measures.add(Measure.ofCosts("analysis.60s-1080p.to-ideal", "×", ratio, "at most 1.3"));
    double total = cpu.values().stream().mapToDouble(v -> Measure.percentile(v, 50)).sum();
    cpu.forEach(
        (stage, millis) -> {
          double[] shares = Arrays.stream(millis).map(m -> 100 * m / total).toArray();
          measures.add(Measure.ofCosts("analysis.cpu-share." + stage, "%", shares, ""));
        });
    return measures;
  }

  /** Only cancellation: the bench has its own progress line. */
  static Progress silently(Progress progress) {
    return new Progress() {
      @Override
      public void update(double fraction, Phrase message) {}

      @Override
      public boolean isCancelled() {
        return progress.isCancelled();
      }
    };
  }
}
