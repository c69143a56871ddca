package dev.sightline.core.plugin;

import dev.sightline.core.analysis.Ability;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.ModelAbilities;
import dev.sightline.core.explain.ExplainRequest;
import dev.sightline.core.explain.Explainer;
import dev.sightline.core.explain.ExplainerFacts;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.Layers;
import dev.sightline.core.explain.Obstacle;
import dev.sightline.core.explain.Target;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.util.Optional;
import java.util.Set;

/** An explanation method of a plug-in. Its facts are asked once. */
record GuardedExplainer(Explainer inner, ExplainerFacts facts, Guard guard) implements Explainer {
  static GuardedExplainer of(Explainer inner, Guard guard) throws SightlineException {
    return new GuardedExplainer(inner, guard.call(inner::facts), guard);
  }

  @Override
  public Explanation explain(ExplainRequest request, Progress progress) throws SightlineException {
    return guard.call(() -> inner.explain(request, progress));
  }

  @Override
  public Set<Ability> needs(Target target) {
    return guard.callOr(facts.needs(), () -> inner.needs(target));
  }

  @Override
  public Optional<Obstacle> obstacle(ModelAbilities model, Target target, boolean hasText) {
    Optional<Obstacle> off = Optional.of(Obstacle.SWITCHED_OFF);
    return guard.failure().isPresent()
        ? off
        : guard.callOr(off, () -> inner.obstacle(model, target, hasText));
  }

  @Override
  public Layers layers(ModelAbilities model, Analysis analysis, Target target) {
    return guard.callOr(Layers.NONE, () -> inner.layers(model, analysis, target));
  }

  @Override
  public boolean needsText(Target target) {
    return guard.callOr(false, () -> inner.needsText(target));
  }
}
