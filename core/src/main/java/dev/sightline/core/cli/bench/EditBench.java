package dev.sightline.core.cli.bench;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.analysis.StageTiming;
import dev.sightline.core.analysis.TokenClipMatrix;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.cli.ModelSource;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From an edited word to the new matrix, the video being encoded already; and to the complete
 * analysis, with the courses of the classes over the clips, which the window shows a moment later.
 */
final class EditBench implements Benchmark {
  private static final int SECONDS = 60;
  private static final int WARM_UP = 20;
  private static final int RUNS = 200;
  private static final double NANOS_PER_MILLI = 1e6;

  private static final List<String> WORDS =
      List.of("dog", "river", "quickly", "red", "jumping", "mountain", "sofa", "rain", "an", "old");

  private static final String SENTENCE =
      "A small brown dog runs along the beach and catches a yellow ball before the wave comes";

  private final Films films;
  private final ModelSource models;

  EditBench(Films films, ModelSource models) {
    this.films = films;
    this.models = models;
  }

  @Override
  public List<Measure> run(Progress progress) throws SightlineException {
    Path film = films.film(640, 360, 30, SECONDS, progress);
    double[] millis = new double[RUNS];
    double[] cpu = new double[RUNS];
    double[] whole = new double[RUNS];
    double[] text = new double[RUNS];
    double[] fusion = new double[RUNS];
    try (Analyzer analyzer = models.open(Optional.empty(), false)) {
      VideoFeatures features = analyzer.encode(film, progress);
      for (int run = -WARM_UP; run < RUNS; run++) {
        progress.checkCancelled();
        progress.update((run + WARM_UP) / (double) (RUNS + WARM_UP), "Editing a text");
        String words = edited(run + WARM_UP);
        long cpuBefore = Machine.cpuNanos();
        long begin = System.nanoTime();
        Progress silent = AnalysisBench.silently(progress);
        Analysis analysis = analyzer.analyzeFirst(features, words, silent);
        TokenClipMatrix.of(
            analysis.attention(AttentionStack.Kind.ALIGNMENT).orElseThrow().map(0, 0));
        if (run >= 0) {
          millis[run] = (System.nanoTime() - begin) / NANOS_PER_MILLI;
          cpu[run] = (Machine.cpuNanos() - cpuBefore) / NANOS_PER_MILLI;
          text[run] = stage(analysis, "text");
          fusion[run] = stage(analysis, "fusion");
        }
        analyzer.withCourses(analysis, features, silent);
        if (run >= 0) {
          whole[run] = (System.nanoTime() - begin) / NANOS_PER_MILLI;
        }
      }
    }
    return List.of(
        Measure.ofCosts("edit.matrix", "ms", millis, "p95 at most 50"),
        Measure.ofCosts("edit.matrix.cpu", "ms", cpu, ""),
        Measure.ofCosts("edit.matrix.text", "ms", text, ""),
        Measure.ofCosts("edit.matrix.fusion", "ms", fusion, ""),
        Measure.ofCosts("edit.with-courses", "ms", whole, ""));
  }

  private static double stage(Analysis analysis, String name) {
    return analysis.timings().stream()
        .filter(t -> t.stage().equals(name))
        .mapToDouble(StageTiming::wallMillis)
        .sum();
  }

  /** The sentence with one other word, another place each time. */
  private static String edited(int run) {
    List<String> words = new ArrayList<>(List.of(SENTENCE.split(" ")));
    words.set(run % words.size(), WORDS.get(run / words.size() % WORDS.size()));
    return String.join(" ", words);
  }
}
