package dev.sightline.app.verdict;

import dev.sightline.app.inspect.AnalyzerSource;
import dev.sightline.core.analysis.Ability;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.explain.ExplainRequest;
import dev.sightline.core.explain.Explainer;
import dev.sightline.core.explain.Explainers;
import dev.sightline.core.explain.faithfulness.CurvePlan;
import dev.sightline.core.explain.faithfulness.FeatureNoise;
import dev.sightline.core.explain.faithfulness.MapSubject;
import dev.sightline.core.explain.faithfulness.MapTester;
import dev.sightline.core.explain.faithfulness.MapTests;
import dev.sightline.core.explain.faithfulness.RandomModels;
import dev.sightline.core.job.PartOfProgress;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Asks the model in use, and random versions of it. Thread-safe. */
public final class CoreMapCheck implements MapCheck {
  private static final double MADE = 0.05;

  private final AnalyzerSource model;
  private final RandomSource random;

  /** Where random versions of the model in use come from. Blocks. */
  @FunctionalInterface
  public interface RandomSource {
    /**
     * @return empty if there can be none, as of an imported model
     * @throws SightlineException if the model cannot be read
     */
    Optional<RandomModels> get() throws SightlineException;
  }

  public CoreMapCheck(AnalyzerSource model, RandomSource random) {
    this.model = model;
    this.random = random;
  }

  @Override
  public MapTests test(Question q, Progress progress) throws SightlineException {
    Analyzer analyzer = model.get();
    Explainers methods = Explainers.builtIn();
    MapSubject subject =
        MapSubject.of(
            methods.require(q.method()),
            new ExplainRequest(analyzer, q.features(), q.analysis(), q.target(), q.options()),
            new PartOfProgress(progress, 0, MADE));
    return new MapTester(CurvePlan.USUAL, FeatureNoise.USUAL, comparable(methods), random.get())
        .test(subject, EnumSet.allOf(MapTester.Part.class), new PartOfProgress(progress, MADE, 1));
  }

  /** Methods that follow the video down to its pixels would take minutes. */
  private static List<Explainer> comparable(Explainers methods) {
    return methods.all().stream()
        .filter(m -> !m.facts().needs().contains(Ability.CONVOLUTIONS))
        .toList();
  }
}
