package dev.sightline.core.explain.method;

import dev.sightline.core.analysis.Ability;
import dev.sightline.core.analysis.Gradients;
import dev.sightline.core.explain.ExplainRequest;
import dev.sightline.core.explain.Explainer;
import dev.sightline.core.explain.ExplainerFacts;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.ExplanationBuilder;
import dev.sightline.core.explain.Family;
import dev.sightline.core.explain.GaussLegendre;
import dev.sightline.core.explain.Gives;
import dev.sightline.core.explain.PathIntegral;
import dev.sightline.core.explain.Rows;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.gradient.GradientAnswer;
import dev.sightline.core.model.gradient.GradientPoint;
import dev.sightline.core.problem.SightlineException;
import java.util.Arrays;
import java.util.Set;

/**
 * Integrated gradients (Sundararajan et al., 2017) of token embeddings and cells together, by the
 * Gauss–Legendre rule. The path starts where each token is [MASK] and each cell is that of a grey
 * picture: what the encoders make of "nothing to read, nothing to see".
 */
public final class IntegratedGradients implements Explainer {
  private static final ExplainerFacts FACTS =
      new ExplainerFacts(
          "integrated-gradients",
          "Integrated gradients",
          "Sundararajan et al., 2017",
          "share of the target's gain",
          Family.GRADIENT,
          Set.of(Ability.GRADIENTS, Ability.CONVOLUTIONS),
          Set.of(Gives.TOKENS, Gives.CLIPS, Gives.CELLS),
          true,
          true,
          "How the target's gain over a masked text and a grey video is shared among tokens and"
              + " cells. The shares add up to it, but for the completeness gap.");

  @Override
  public ExplainerFacts facts() {
    return FACTS;
  }

  @Override
  public Explanation explain(ExplainRequest request, Progress progress) throws SightlineException {
    ExplanationBuilder builder = new ExplanationBuilder(this, request);
    progress.update(0, FACTS.titlePhrase());
    int steps = request.options().steps();
    try (Gradients gradients = request.gradients(progress)) {
      GradientPoint at = gradients.point();
      int words = at.embeddings().length;
      float[] to = joined(at.embeddings(), at.cells());
      float[] grey = gradients.greyCells(progress);
      float[] from =
          joined(gradients.maskedEmbeddings(progress), repeated(grey, at.cells().length));
      Path path = new Path(request, gradients, at, progress);
      float[] shares =
          PathIntegral.along(GaussLegendre.of(steps), from, to, x -> path.at(x).all(), progress);
      double start = path.at(from).value();
      double end = path.at(to).value();
      if (words > 0) {
        builder.tokens(Rows.sums(Arrays.copyOf(shares, words), words / request.tokens().size()));
      }
      float[] cells = Arrays.copyOfRange(shares, words, shares.length);
      return builder
          .cells(Rows.sums(cells, request.features().channels()))
          .completenessGap(Rows.sum(shares) - (end - start))
          .cost(end, steps + 2)
          .build();
    }
  }

  private record Point(double value, float[] all) {}

  /** Asks the model along the way. */
  private record Path(
      ExplainRequest request, Gradients gradients, GradientPoint at, Progress progress) {
    Point at(float[] x) throws SightlineException {
      int words = at.embeddings().length;
      GradientPoint here = at.at(Arrays.copyOf(x, words), Arrays.copyOfRange(x, words, x.length));
      GradientAnswer g = request.target().gradient(gradients, here, progress);
      return new Point(g.value(), joined(g.embeddings(), g.cells()));
    }
  }

  private static float[] joined(float[] a, float[] b) {
    float[] out = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, out, a.length, b.length);
    return out;
  }

  /** One clip's cells for all clips. */
  private static float[] repeated(float[] clip, int length) {
    float[] out = new float[length];
    for (int i = 0; i < length; i++) {
      out[i] = clip[i % clip.length];
    }
    return out;
  }
}
