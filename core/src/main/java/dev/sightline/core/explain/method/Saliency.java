package dev.sightline.core.explain.method;

import dev.sightline.core.analysis.Ability;
import dev.sightline.core.analysis.Gradients;
import dev.sightline.core.explain.ExplainRequest;
import dev.sightline.core.explain.Explainer;
import dev.sightline.core.explain.ExplainerFacts;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.ExplanationBuilder;
import dev.sightline.core.explain.Family;
import dev.sightline.core.explain.Gives;
import dev.sightline.core.explain.Rows;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.gradient.GradientAnswer;
import dev.sightline.core.problem.SightlineException;
import java.util.Set;

/**
 * Saliency (Simonyan et al., 2014): the length of the gradient, {@code ‖∂y/∂x‖₂}, over the
 * embedding of each token and the channels of each cell.
 */
public final class Saliency implements Explainer {
  private static final ExplainerFacts FACTS =
      new ExplainerFacts(
          "saliency",
          "Saliency",
          "Simonyan et al., 2014",
          "length of the gradient",
          Family.GRADIENT,
          Set.of(Ability.GRADIENTS),
          Set.of(Gives.TOKENS, Gives.CLIPS, Gives.CELLS),
          false,
          true,
          "Where a small change would move the target most, up or down. It is local: what is safe"
              + " beyond doubt can look unimportant.");

  @Override
  public ExplainerFacts facts() {
    return FACTS;
  }

  @Override
  public Explanation explain(ExplainRequest request, Progress progress) throws SightlineException {
    ExplanationBuilder builder = new ExplanationBuilder(this, request);
    progress.update(-1, FACTS.titlePhrase());
    try (Gradients gradients = request.gradients(progress)) {
      GradientAnswer g = request.target().gradient(gradients, gradients.point(), progress);
      if (request.hasText()) {
        int width = g.embeddings().length / request.tokens().size();
        builder.tokens(Rows.norms(g.embeddings(), width));
      }
      return builder
          .cells(Rows.norms(g.cells(), request.features().channels()))
          .cost(g.value(), 1)
          .build();
    }
  }
}
