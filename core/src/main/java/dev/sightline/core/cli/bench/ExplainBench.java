package dev.sightline.core.cli.bench;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.cli.ModelSource;
import dev.sightline.core.explain.ExplainRequest;
import dev.sightline.core.explain.Explainer;
import dev.sightline.core.explain.Explainers;
import dev.sightline.core.explain.Target;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From a cancellation to the end of a method, for every method beside a minute of video: each is
 * stopped so long after it began, from at once to four seconds. Runs that ended before they were
 * stopped do not count.
 */
final class ExplainBench implements Benchmark {
  private static final int SECONDS = 60;

  /** Steps by half, so that other places of a method are met than in its first pass, ms. */
  private static final int[] AFTER = {0, 5, 10, 20, 30, 45, 70, 100, 150, 230, 340, 510, 760, 4000};

  private static final double NANOS_PER_MILLI = 1e6;
  private static final String GOAL = "p95 at most 100";
  private static final String SENTENCE =
      "A small brown dog runs along the beach and catches a yellow ball before the wave comes";

  private final Films films;
  private final ModelSource models;

  ExplainBench(Films films, ModelSource models) {
    this.films = films;
    this.models = models;
  }

  @Override
  public List<Measure> run(Progress progress) throws SightlineException {
    Path film = films.film(640, 360, 30, SECONDS, progress);
    try (Analyzer analyzer = models.open(Optional.empty(), false)) {
      VideoFeatures features = analyzer.encode(film, progress);
      Analysis analysis =
          analyzer.analyzeFirst(features, SENTENCE, AnalysisBench.silently(progress));
      HeadResult head = analysis.heads().getFirst();
      Target target = new Target.OfClass(head.head(), head.top(1).getFirst());
      List<Measure> measures = new ArrayList<>();
      List<Double> all = new ArrayList<>();
      for (Explainer method : Explainers.builtIn().all()) {
        progress.update(-1, method.facts().title());
        if (method.obstacle(analyzer.abilities(), target, true).isEmpty()) {
          ExplainRequest request = new ExplainRequest(analyzer, features, analysis, target);
          List<Double> millis = stopped(method, request, progress);
          all.addAll(millis);
          if (!millis.isEmpty()) {
            measures.add(measure("explain.cancel." + method.facts().key(), millis));
          }
        }
      }
      measures.add(measure("explain.cancel", all));
      return measures;
    }
  }

  private static Measure measure(String name, List<Double> millis) {
    double[] values = millis.stream().mapToDouble(Double::doubleValue).toArray();
    return Measure.ofCosts(name, "ms", values, GOAL);
  }

  private static List<Double> stopped(Explainer method, ExplainRequest request, Progress progress)
      throws SightlineException {
    List<Double> millis = new ArrayList<>();
    for (int after : AFTER) {
      progress.checkCancelled();
      Stop stop = new Stop(after);
      try {
        method.explain(request, stop);
      } catch (CancelledException cancelled) {
        millis.add(stop.millisSince());
      } catch (SightlineException refused) {
        if (refused.problem() == Problem.UNSUPPORTED) {
          return List.of(); // such a long film is refused before there is anything to stop
        }
        throw refused;
      }
    }
    return millis;
  }

  /** Cancels by the clock and knows since when. */
  private static final class Stop implements Progress {
    private final long at;

    Stop(int afterMillis) {
      at = System.nanoTime() + (long) (afterMillis * NANOS_PER_MILLI);
    }

    @Override
    public void update(double fraction, Phrase message) {}

    @Override
    public boolean isCancelled() {
      return System.nanoTime() - at >= 0;
    }

    double millisSince() {
      return (System.nanoTime() - at) / NANOS_PER_MILLI;
    }
  }
}
