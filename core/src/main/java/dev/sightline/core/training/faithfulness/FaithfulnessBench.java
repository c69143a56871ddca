package dev.sightline.core.training.faithfulness;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.Probe;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.ExplainRequest;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.Target;
import dev.sightline.core.explain.faithfulness.Agreement;
import dev.sightline.core.explain.faithfulness.CurveTest;
import dev.sightline.core.explain.faithfulness.CurveTester;
import dev.sightline.core.explain.faithfulness.MapItems;
import dev.sightline.core.explain.faithfulness.MapSubject;
import dev.sightline.core.explain.faithfulness.MaskedValues;
import dev.sightline.core.explain.faithfulness.ProbeValues;
import dev.sightline.core.explain.faithfulness.RememberedValues;
import dev.sightline.core.job.Progress;
import dev.sightline.core.job.QuietProgress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures all methods on the items of sets. All methods of an item are measured against the same
 * random orders. Blocks for minutes; one thread.
 */
public final class FaithfulnessBench {
  private final BenchPlan plan;
  private final List<Candidate> methods;
  private final BenchLog log;

  /**
   * @param methods those that a model cannot serve are left out
   * @param log where rows go
   */
  public FaithfulnessBench(BenchPlan plan, List<Candidate> methods, BenchLog log) {
    this.plan = plan;
    this.methods = List.copyOf(methods);
    this.log = log;
  }

  /**
   * Measures what is not in the log yet.
   *
   * @param set its name
   * @param model stays the caller's
   * @param random the same model with random weights; stays the caller's
   * @throws SightlineException if the model fails, or the user cancelled: the log then holds all
   *     items that were finished
   */
  public void run(
      String set, List<TruthItem> items, Analyzer model, Analyzer random, Progress progress)
      throws SightlineException {
    for (int i = 0; i < items.size(); i++) {
      progress.checkCancelled();
      progress.update((double) i / items.size(), set + ", item " + (i + 1) + " of " + items.size());
      TruthItem item = items.get(i);
      if (!log.has(set, item.name())) {
        Found found = new Found(set, item.name());
        measure(item, model, i % plan.checkEvery() == 0 ? random : null, found, progress);
        log.add(set, item.name(), found.rows());
      }
    }
  }

  /** Rows of one item. */
  private record Found(String set, String item, Map<String, Map<String, Double>> byMethod) {
    Found(String set, String item) {
      this(set, item, new LinkedHashMap<>());
    }

    Map<String, Double> of(String method) {
      return byMethod.computeIfAbsent(method, m -> new LinkedHashMap<>());
    }

    List<BenchRow> rows() {
      return byMethod.entrySet().stream()
          .map(e -> new BenchRow(set, item, e.getKey(), e.getValue()))
          .toList();
    }
  }

  /**
   * @param random null: no checks on this item
   */
  private void measure(
      TruthItem item, Analyzer model, Analyzer random, Found found, Progress progress)
      throws SightlineException {
    Progress quiet = new QuietProgress(progress);
    Analysis analysis = model.analyzeFirst(item.features(), item.text(), quiet);
    Target target = target(item, analysis);
    ExplainRequest request = new ExplainRequest(model, item.features(), analysis, target);
    Map<String, Explanation> maps = new LinkedHashMap<>();
    for (Candidate c : methods) {
      if (c.method().obstacle(model.abilities(), target, request.hasText()).isEmpty()) {
        explain(c, request, maps, quiet);
      }
    }
    found.of(BenchRow.RANDOM).putAll(Pointing.chance(analysis.text().tokens(), item.truth()));
    try (Probe probe = model.probe(item.features(), item.text(), quiet)) {
      curves(probe, target, maps, found, quiet);
    }
    Agreement agreement = Agreement.of(maps, MapItems::similarity);
    maps.forEach(
        (method, map) -> {
          Map<String, Double> row = found.of(method);
          row.putAll(Pointing.of(map, item.truth()));
          agreement.meanOf(method).ifPresent(r -> row.put(Measures.AGREEMENT, r));
          row.put(Measures.PASSES, (double) map.forwardPasses());
          row.put(Measures.MILLISECONDS, map.milliseconds());
        });
    if (random != null) {
      checks(request, random, maps, found, quiet);
    }
  }

  /** A class as the model answers, as a user would ask about it. */
  private static Target target(TruthItem item, Analysis analysis) {
    if (item.head().isEmpty()) {
      return new Target.Score();
    }
    HeadResult head = analysis.head(item.head().get()).orElseThrow();
    return new Target.OfClass(head.head(), head.top(1).getFirst());
  }

  /** What needs the file of a video cannot be asked about stills. */
  private static void explain(
      Candidate method, ExplainRequest r, Map<String, Explanation> maps, Progress progress)
      throws SightlineException {
    try {
      ExplainRequest request =
          new ExplainRequest(
              r.analyzer(), r.features(), r.analysis(), r.target(), method.options());
      maps.put(method.key(), method.method().explain(request, progress));
    } catch (SightlineException e) {
      if (e.problem() == Problem.CANCELLED || e.problem() == Problem.INTERNAL) {
        throw e;
      }
    }
  }

  private void curves(
      Probe probe, Target target, Map<String, Explanation> maps, Found found, Progress progress)
      throws SightlineException {
    curve("words", ProbeValues.ofWords(probe, target), MapItems::wordScores, maps, found, progress);
    if (probe.cells().clips().size() > 1) {
      curve(
          "clips", ProbeValues.ofClips(probe, target), MapItems::clipScores, maps, found, progress);
    } else {
      curve(
          "cells", ProbeValues.ofCells(probe, target), MapItems::cellScores, maps, found, progress);
    }
  }

  /** The scores of one kind of item. */
  @FunctionalInterface
  private interface Scores {
    double[] of(Explanation map);
  }

  private void curve(
      String items,
      MaskedValues model,
      Scores scores,
      Map<String, Explanation> maps,
      Found found,
      Progress progress)
      throws SightlineException {
    MaskedValues remembered = new RememberedValues(model);
    CurveTester tester = new CurveTester(plan.curves());
    for (Map.Entry<String, Explanation> map : maps.entrySet()) {
      double[] own = scores.of(map.getValue());
      if (own.length < 2) {
        continue;
      }
      CurveTest test = tester.test(own, remembered, progress);
      found.of(map.getKey()).put("deletion." + items, test.deletion().area());
      found.of(map.getKey()).put("insertion." + items, test.insertion().area());
      // the same for all methods: the orders hang on the seed alone
      found.of(BenchRow.RANDOM).put("deletion." + items, test.random().meanArea());
      found.of(BenchRow.RANDOM).put("insertion." + items, test.random().meanArea());
    }
  }

  private void checks(
      ExplainRequest request,
      Analyzer random,
      Map<String, Explanation> maps,
      Found found,
      Progress progress)
      throws SightlineException {
    VideoFeatures noisy = plan.noise().on(request.features(), plan.curves().seed());
    again(request, request.analyzer(), noisy, Measures.NOISE, maps, found, progress);
    again(request, random, request.features(), Measures.RANDOMISED, maps, found, progress);
  }

  private void again(
      ExplainRequest first,
      Analyzer model,
      VideoFeatures features,
      String measure,
      Map<String, Explanation> maps,
      Found found,
      Progress progress)
      throws SightlineException {
    Analysis analysis = model.analyzeFirst(features, first.analysis().text().text(), progress);
    ExplainRequest request = new ExplainRequest(model, features, analysis, first.target());
    Map<String, Explanation> changed = new HashMap<>();
    for (Candidate method : methods) {
      Explanation map = maps.get(method.key());
      if (map != null) {
        explain(method, request, changed, progress);
        Explanation other = changed.get(method.key());
        if (other != null) {
          new MapSubject(method.method(), first.with(method.options()), map)
              .similarity(other)
              .ifPresent(r -> found.of(method.key()).put(measure, r));
        }
      }
    }
  }
}
