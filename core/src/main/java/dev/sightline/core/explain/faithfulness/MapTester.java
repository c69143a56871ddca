package dev.sightline.core.explain.faithfulness;

import dev.sightline.core.analysis.Probe;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.ExplainRequest;
import dev.sightline.core.explain.Explainer;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.faithfulness.Finding.NotTested;
import dev.sightline.core.explain.faithfulness.Finding.Reason;
import dev.sightline.core.job.PartOfProgress;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Tests one map: curves, random weights, noise, other methods. Blocks for seconds to minutes; never
 * called on the FX thread. Thread-safe.
 */
public final class MapTester {
  /** Noisy copies of the features. */
  private static final int NOISES = 5;

  private final CurvePlan plan;
  private final FeatureNoise noise;
  private final List<Explainer> methods;
  private final Optional<RandomModels> random;

  /** What can be asked for, in the order in which it is done. */
  public enum Part {
    CURVES,
    STABILITY,
    RANDOMISATION,
    AGREEMENT
  }

  /**
   * @param methods that a map is compared with, as far as they can work
   * @param random empty if no model with random weights can be made
   */
  public MapTester(
      CurvePlan plan, FeatureNoise noise, List<Explainer> methods, Optional<RandomModels> random) {
    this.plan = plan;
    this.noise = noise;
    this.methods = List.copyOf(methods);
    this.random = random;
  }

  /**
   * @param parts what to do
   * @param progress told how far it is and at what; cancelling it stops
   * @throws SightlineException if the model fails, or the user cancelled
   */
  public MapTests test(MapSubject subject, Set<Part> parts, Progress progress)
      throws SightlineException {
    Collected found = new Collected();
    List<Part> todo = new ArrayList<>();
    for (Part part : Part.values()) {
      if (parts.contains(part)) {
        todo.add(part);
      }
    }
    for (int i = 0; i < todo.size(); i++) {
      progress.checkCancelled();
      Progress own =
          new PartOfProgress(progress, (double) i / todo.size(), (double) (i + 1) / todo.size());
      switch (todo.get(i)) {
        case CURVES -> curves(subject, found, own);
        case STABILITY -> stability(subject, found, own);
        case RANDOMISATION -> randomisation(subject, found, own);
        case AGREEMENT -> agreement(subject, found, own);
      }
    }
    return found.tests(subject.map());
  }

  private void curves(MapSubject subject, Collected found, Progress progress)
      throws SightlineException {
    ExplainRequest request = subject.request();
    try (Probe probe =
        request.analyzer().probe(request.features(), request.analysis().text().text(), progress)) {
      Explanation map = subject.map();
      found.words =
          curve(
              MapItems.wordScores(map),
              ProbeValues.ofWords(probe, request.target()),
              Measure.DELETION_TOKENS,
              found,
              new PartOfProgress(progress, 0, 0.2));
      found.clips =
          curve(
              MapItems.clipScores(map),
              ProbeValues.ofClips(probe, request.target()),
              Measure.DELETION_CLIPS,
              found,
              new PartOfProgress(progress, 0.2, 0.4));
      found.cells =
          curve(
              MapItems.cellScores(map),
              ProbeValues.ofCells(probe, request.target()),
              Measure.DELETION_CELLS,
              found,
              new PartOfProgress(progress, 0.4, 1));
    } catch (SightlineException e) {
      if (e.problem() != Problem.UNSUPPORTED) {
        throw e;
      }
      for (Measure m : Measure.values()) {
        if (m.isCurve()) {
          found.findings.add(new NotTested(m, Reason.UNSUPPORTED));
        }
      }
    }
  }

  private Optional<CurveTest> curve(
      double[] scores, MaskedValues model, Measure deletion, Collected found, Progress progress)
      throws SightlineException {
    Measure insertion = Measure.values()[deletion.ordinal() + 1];
    Optional<Reason> obstacle =
        scores.length == 0 ? Optional.of(Reason.NOT_GIVEN) : VerdictRules.obstacle(scores);
    if (obstacle.isPresent()) {
      found.findings.add(new NotTested(deletion, obstacle.get()));
      found.findings.add(new NotTested(insertion, obstacle.get()));
      return Optional.empty();
    }
    CurveTest test = new CurveTester(plan).test(scores, model, progress);
    found.findings.addAll(VerdictRules.curves(deletion, insertion, test));
    return Optional.of(test);
  }

  private void stability(MapSubject subject, Collected found, Progress progress)
      throws SightlineException {
    if (!subject.canMove()) {
      found.findings.add(new NotTested(Measure.STABILITY, Reason.OUT_OF_REACH));
      return;
    }
    VideoFeatures features = subject.request().features();
    List<OptionalDouble> correlations = new ArrayList<>();
    List<double[]> noisy = new ArrayList<>();
    for (int i = 0; i < NOISES; i++) {
      VideoFeatures changed = noise.on(features, plan.seed() + i);
      Explanation map =
          subject.again(
              subject.request().analyzer(),
              changed,
              new PartOfProgress(progress, (double) i / NOISES, (i + 1.0) / NOISES));
      correlations.add(subject.similarity(map));
      noisy.add(MapItems.videoScores(map));
    }
    Stability test =
        new Stability(
            Similarity.over(correlations),
            FeatureNoise.maxSensitivity(MapItems.videoScores(subject.map()), noisy),
            noise.share());
    found.stability = Optional.of(test);
    found.findings.add(VerdictRules.stability(test));
  }

  private void randomisation(MapSubject subject, Collected found, Progress progress)
      throws SightlineException {
    if (random.isEmpty()) {
      found.findings.add(new NotTested(Measure.RANDOMISATION, Reason.UNSUPPORTED));
      return;
    }
    if (!subject.canMove()) {
      found.findings.add(new NotTested(Measure.RANDOMISATION, Reason.OUT_OF_REACH));
      return;
    }
    Randomisation test = new RandomisationTester(random.get(), plan.seed()).test(subject, progress);
    found.randomisation = Optional.of(test);
    found.findings.add(VerdictRules.randomisation(test));
  }

  private void agreement(MapSubject subject, Collected found, Progress progress)
      throws SightlineException {
    ExplainRequest request = subject.request();
    String own = subject.method().facts().key();
    Map<String, Explanation> maps = new LinkedHashMap<>();
    maps.put(own, subject.map());
    List<Explainer> able =
        methods.stream()
            .filter(m -> !m.facts().key().equals(own))
            .filter(
                m ->
                    m.obstacle(request.analyzer().abilities(), request.target(), request.hasText())
                        .isEmpty())
            .toList();
    for (int i = 0; i < able.size(); i++) {
      Progress part =
          new PartOfProgress(progress, (double) i / able.size(), (i + 1.0) / able.size());
      part.checkCancelled();
      maps.put(able.get(i).facts().key(), subject.by(able.get(i), part));
    }
    Agreement test = Agreement.of(maps, MapItems::similarity);
    found.agreement = Optional.of(test);
    found.findings.add(VerdictRules.agreement(test, own));
  }

  /** What was measured so far. One thread. */
  private static final class Collected {
    private final List<Finding> findings = new ArrayList<>();
    private Optional<CurveTest> words = Optional.empty();
    private Optional<CurveTest> clips = Optional.empty();
    private Optional<CurveTest> cells = Optional.empty();
    private Optional<Randomisation> randomisation = Optional.empty();
    private Optional<Stability> stability = Optional.empty();
    private Optional<Agreement> agreement = Optional.empty();

    MapTests tests(Explanation map) {
      return new MapTests(
          map, words, clips, cells, randomisation, stability, agreement, Verdict.of(findings));
    }
  }
}
