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
import dev.sightline.core.model.gradient.GradientPoint;
import dev.sightline.core.problem.SightlineException;
import java.util.Set;

/**
 * Input times gradient (Shrikumar et al., 2016): {@code Σ_k x_k·∂y/∂x_k} over the embedding of each
 * token and the channels of each cell.
 */
public final class InputGradient implements Explainer {
  private static final ExplainerFacts FACTS =
      new ExplainerFacts(
          "input-gradient",
          "Input × gradient",
          "Shrikumar et al., 2016",
          "input × gradient",
          Family.GRADIENT,
          Set.of(Ability.GRADIENTS),
          Set.of(Gives.TOKENS, Gives.CLIPS, Gives.CELLS),
          true,
          true,
          "What speaks for the target and what against it, if the model were a straight line from"
              + " zero. The scores do not add up to what the target gained.");

  @Override
  public ExplainerFacts facts() {
    return FACTS;
  }

  @Override
  public Explanation explain(ExplainRequest request, Progress progress) throws SightlineException {
    ExplanationBuilder builder = new ExplanationBuilder(this, request);
    progress.update(-1, FACTS.titlePhrase());
    try (Gradients gradients = request.gradients(progress)) {
      GradientPoint at = gradients.point();
      GradientAnswer g = request.target().gradient(gradients, at, progress);
      if (request.hasText()) {
        int width = g.embeddings().length / request.tokens().size();
        builder.tokens(Rows.products(at.embeddings(), g.embeddings(), width));
      }
      return builder
          .cells(Rows.products(at.cells(), g.cells(), request.features().channels()))
          .cost(g.value(), 1)
          .build();
    }
  }
}
