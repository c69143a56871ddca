package dev.sightline.core.explain.change;

import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.Hiding;
import dev.sightline.core.analysis.Probe;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.Target;
import dev.sightline.core.job.PartOfProgress;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.CrossHead;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns off one head of the cross-attention at a time (Michel et al., 2019, "Are sixteen heads
 * really better than one?", section 3.2). Each costs one pass of the fusion. Heads that say the
 * same cover for each other: then none seems to count. Stateless but for its input; methods block.
 *
 * @param analyzer stays the caller's and open
 * @param features of the video, changed or not
 * @param text beside it
 * @param hiding what is kept from the model anyway
 */
public record HeadAblation(Analyzer analyzer, VideoFeatures features, String text, Hiding hiding) {
  /**
   * Measures.
   *
   * @param target a class of a head that reads the fusion
   * @param heads which; one that is off already changes nothing
   * @param progress told how far it is; asked before every head whether to stop
   * @throws SightlineException {@code UNSUPPORTED} if the model has no such class or cannot be
   *     asked in this way; or the user cancelled
   */
  public HeadInfluence run(Target.OfClass target, List<CrossHead> heads, Progress progress)
      throws SightlineException {
    int steps = heads.size() + 1;
    double whole = ask(target, hiding.off(), new PartOfProgress(progress, 0, 1.0 / steps));
    Map<CrossHead, Double> without = new HashMap<>();
    for (int i = 0; i < heads.size(); i++) {
      progress.update((i + 1.0) / steps, Phrase.of("Head {0} of {1}", i + 1, heads.size()));
      Set<CrossHead> off = new HashSet<>(hiding.off());
      boolean more = off.add(heads.get(i));
      Progress part = new PartOfProgress(progress, (i + 1.0) / steps, (i + 2.0) / steps);
      without.put(heads.get(i), more ? ask(target, off, part) : whole);
    }
    return new HeadInfluence(target, whole, without);
  }

  private double ask(Target.OfClass target, Set<CrossHead> off, Progress progress)
      throws SightlineException {
    progress.checkCancelled();
    try (Probe probe = analyzer.probe(features, text, off, progress)) {
      double probability =
          target.probability(probe.ask(List.of(hiding.mask()), progress).getFirst());
      if (Double.isNaN(probability)) {
        throw new SightlineException(
            Problem.UNSUPPORTED, Phrase.of("The model has no such class to measure heads by."));
      }
      return probability;
    }
  }
}
