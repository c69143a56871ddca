package dev.sightline.app.compare;

import dev.sightline.core.analysis.Ability;
import dev.sightline.core.explain.ExplainRequest;
import dev.sightline.core.explain.Explainer;
import dev.sightline.core.explain.ExplainerFacts;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.ExplanationBuilder;
import dev.sightline.core.explain.Family;
import dev.sightline.core.explain.Gives;
import dev.sightline.core.explain.Target;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * For tests only: says of clip {@code c} of class {@code l} that it counts {@code (l + 1) · (c +
 * 1)} times the length of its own name, against the class in every other clip.
 */
final class FakeMethod implements Explainer {
  final List<Target> asked = new ArrayList<>();
  private final ExplainerFacts facts;

  FakeMethod(String key, boolean ofTarget, Set<Gives> gives) {
    this(
        new ExplainerFacts(
            key, key, "", "gain of " + key, Family.GRADIENT, Set.of(), gives, true, ofTarget, ""));
  }

  private FakeMethod(ExplainerFacts facts) {
    this.facts = facts;
  }

  FakeMethod needs(Ability ability) {
    return new FakeMethod(
        new ExplainerFacts(
            facts.key(),
            facts.title(),
            "",
            facts.unit(),
            facts.family(),
            Set.of(ability),
            facts.gives(),
            true,
            facts.ofTarget(),
            ""));
  }

  @Override
  public ExplainerFacts facts() {
    return facts;
  }

  static float score(String key, int label, int clip) {
    return (label + 1f) * (clip + 1) * key.length() * (clip % 2 == 0 ? 1 : -1);
  }

  @Override
  public Explanation explain(ExplainRequest request, Progress progress) throws SightlineException {
    progress.checkCancelled();
    asked.add(request.target());
    int label = request.target() instanceof Target.OfClass c ? c.label() : 9;
    float[] clips = new float[request.cells().clips().size()];
    for (int c = 0; c < clips.length; c++) {
      clips[c] = score(facts.key(), label, c);
    }
    ExplanationBuilder builder = new ExplanationBuilder(this, request).clips(clips);
    return facts.gives().contains(Gives.TOKENS)
        ? builder.tokens(new float[request.analysis().text().tokens().size()]).build()
        : builder.build();
  }
}
