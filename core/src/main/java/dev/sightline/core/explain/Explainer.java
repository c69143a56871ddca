package dev.sightline.core.explain;

import dev.sightline.core.analysis.Ability;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.ModelAbilities;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.util.Optional;
import java.util.Set;

/**
 * One explanation method. Stateless and thread-safe; needs a public constructor without parameters
 * and a place in the package {@code method}, where {@link Explainers} finds it.
 */
public interface Explainer {
  /** What there is to know of it. */
  ExplainerFacts facts();

  /**
   * Explains one number that a model says. Blocks; never called on the FX thread.
   *
   * @param progress told how far it is; cancelling it stops within 100 ms
   * @throws SightlineException {@code UNSUPPORTED} if {@link #obstacle} has something to say; or
   *     the model fails, or the user cancelled
   */
  Explanation explain(ExplainRequest request, Progress progress) throws SightlineException;

  /** What the model must be able to do for this target. */
  default Set<Ability> needs(Target target) {
    return facts().needs();
  }

  /**
   * Why it cannot work; empty if it can.
   *
   * @param hasText false if the video stands alone
   */
  default Optional<Obstacle> obstacle(ModelAbilities model, Target target, boolean hasText) {
    if (target instanceof Target.OfClass c
        && facts().ofTarget()
        && !model.heads().contains(c.head())) {
      return Optional.of(Obstacle.NO_SUCH_HEAD);
    }
    for (Ability ability : Ability.values()) {
      if (needs(target).contains(ability) && !model.has(ability)) {
        return Optional.of(Obstacle.without(ability));
      }
    }
    return hasText || !needsText(target) ? Optional.empty() : Optional.of(Obstacle.NO_TEXT);
  }

  /**
   * The layers and heads that it can be kept to by {@link ExplainOptions}; nothing unless the
   * method says so.
   *
   * @param analysis what the model says, with its attention
   */
  default Layers layers(ModelAbilities model, Analysis analysis, Target target) {
    return Layers.NONE;
  }

  /**
   * True if these scores come from attention inside the text encoder alone. Neither noise on the
   * video nor random weights above that encoder, which is frozen, can move them, so that tests by
   * these say nothing of them.
   *
   * @param scores {@link Gives#TOKENS}, or another one for all that is said of the video
   */
  default boolean ofTextAlone(Gives scores, ExplainRequest request) {
    return false;
  }

  /** True if there is nothing to explain without a text. */
  default boolean needsText(Target target) {
    return target instanceof Target.Score || !facts().ofTarget();
  }
}
