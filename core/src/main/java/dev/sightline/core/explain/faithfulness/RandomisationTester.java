package dev.sightline.core.explain.faithfulness;

import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.explain.faithfulness.Randomisation.Mode;
import dev.sightline.core.explain.faithfulness.Randomisation.Step;
import dev.sightline.core.job.PartOfProgress;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** Makes a map again and again while parts of the model get random weights. Thread-safe. */
final class RandomisationTester {
  /** Random models in which everything is random: one alone could be like the trained by luck. */
  private static final int WHOLE = 3;

  private final RandomModels models;
  private final long seed;

  RandomisationTester(RandomModels models, long seed) {
    this.models = models;
    this.seed = seed;
  }

  /**
   * Cascading from the top, then each part alone.
   *
   * @throws SightlineException what model and method throw
   */
  Randomisation test(MapSubject subject, Progress progress) throws SightlineException {
    List<String> parts = models.parts();
    List<Step> steps = new ArrayList<>();
    int total = 2 * parts.size();
    Set<String> above = new HashSet<>();
    for (String part : parts) {
      above.add(part);
      int repeats = above.size() == parts.size() ? WHOLE : 1;
      steps.add(
          new Step(
              part,
              Mode.CASCADING,
              similarity(subject, Set.copyOf(above), repeats, at(progress, steps.size(), total))));
    }
    for (String part : parts) {
      steps.add(
          new Step(
              part,
              Mode.INDEPENDENT,
              similarity(subject, Set.of(part), 1, at(progress, steps.size(), total))));
    }
    return new Randomisation(steps);
  }

  private static Progress at(Progress progress, int step, int total) {
    return new PartOfProgress(progress, (double) step / total, (step + 1.0) / total);
  }

  private java.util.Optional<Similarity> similarity(
      MapSubject subject, Set<String> random, int repeats, Progress progress)
      throws SightlineException {
    List<OptionalDouble> correlations = new ArrayList<>();
    for (int r = 0; r < repeats; r++) {
      progress.checkCancelled();
      try (Analyzer model = models.open(random, seed + r)) {
        correlations.add(
            subject.similarity(subject.again(model, subject.request().features(), progress)));
      }
    }
    return Similarity.over(correlations);
  }
}
