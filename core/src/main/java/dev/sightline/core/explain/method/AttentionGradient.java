package dev.sightline.core.explain.method;

import dev.sightline.core.analysis.Ability;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.analysis.Gradients;
import dev.sightline.core.analysis.ModelAbilities;
import dev.sightline.core.explain.ExplainRequest;
import dev.sightline.core.explain.Explainer;
import dev.sightline.core.explain.ExplainerFacts;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.ExplanationBuilder;
import dev.sightline.core.explain.Family;
import dev.sightline.core.explain.Gives;
import dev.sightline.core.explain.Layers;
import dev.sightline.core.explain.Matrix;
import dev.sightline.core.explain.Part;
import dev.sightline.core.explain.Target;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.AttentionStream;
import dev.sightline.core.model.gradient.GradientAnswer;
import dev.sightline.core.model.gradient.MapGradient;
import dev.sightline.core.problem.SightlineException;
import java.util.EnumSet;
import java.util.Set;

/**
 * Attention times its gradient, {@code Σ_h A ⊙ ∇A}: to first order, what the target would lose
 * without a link between a token and a cell (as the weights in Chefer et al., 2021, rule 5, but
 * with their sign; Barkan et al., 2021). Summed over the layers and heads of cross-attention, or of
 * one layer or head if one is chosen; for the text–video score, of the alignment. A cell's score is
 * the sum over the links from tokens to it, a token's that over the links from cells.
 */
public final class AttentionGradient implements Explainer {
  private static final ExplainerFacts FACTS =
      new ExplainerFacts(
          "attention-gradient",
          "Attention × gradient",
          "Barkan et al., 2021",
          "attention × gradient",
          Family.ATTENTION,
          Set.of(Ability.GRADIENTS),
          Set.of(Gives.TOKENS, Gives.CLIPS, Gives.CELLS, Gives.TOKENS_BY_CELLS),
          true,
          true,
          "Which links of the cross-attention speak for the target and which against it, if each"
              + " is changed by a little. What reaches the head past the attention is not shown.");

  @Override
  public ExplainerFacts facts() {
    return FACTS;
  }

  @Override
  public Set<Ability> needs(Target target) {
    return EnumSet.of(
        Ability.GRADIENTS,
        target instanceof Target.Score ? Ability.ALIGNMENT : Ability.CROSS_ATTENTION);
  }

  @Override
  public boolean needsText(Target target) {
    return true;
  }

  @Override
  public Layers layers(ModelAbilities model, Analysis analysis, Target target) {
    return target instanceof Target.Score
        ? Layers.NONE
        : analysis
            .attention(AttentionStack.Kind.TEXT_TO_VIDEO)
            .map(s -> Layers.of(s, Layers.Unchosen.ALL))
            .orElse(Layers.NONE);
  }

  @Override
  public Explanation explain(ExplainRequest request, Progress progress) throws SightlineException {
    ExplanationBuilder builder = new ExplanationBuilder(this, request);
    progress.update(-1, FACTS.titlePhrase());
    int n = request.tokens().size();
    int c = request.cells().size();
    double[] links = new double[n * c];
    double[] tokens = new double[n];
    try (Gradients gradients = request.gradients(progress)) {
      GradientAnswer answer =
          request.target().gradient(gradients, gradients.point().withMaps(), progress);
      for (MapGradient map : answer.maps()) {
        progress.checkCancelled();
        if (isToVideo(map.stream()) && isChosen(map, builder.part())) {
          add(map, builder.part().head(), links); // [heads, n, c] -> [n, c]
        } else if (isToText(map.stream()) && isChosen(map, builder.part())) {
          add(map, builder.part().head(), tokens); // [heads, c, n] -> [n]
        }
      }
      double[] cells = new double[c];
      for (int i = 0; i < links.length; i++) {
        cells[i % c] += links[i];
      }
      return builder
          .tokens(Matrix.floats(tokens))
          .cells(Matrix.floats(cells))
          .matrix(Matrix.floats(links))
          .cost(answer.value(), 1)
          .build();
    }
  }

  private static boolean isToVideo(AttentionStream stream) {
    return stream == AttentionStream.TEXT_TO_VIDEO || stream == AttentionStream.ALIGNMENT_TO_VIDEO;
  }

  private static boolean isToText(AttentionStream stream) {
    return stream == AttentionStream.VIDEO_TO_TEXT || stream == AttentionStream.ALIGNMENT_TO_TEXT;
  }

  private static boolean isChosen(MapGradient map, Part part) {
    return part.layer() == Part.WHOLE || part.layer() == map.layer();
  }

  /**
   * Adds {@code A ⊙ ∇A} of one head or of all, what lies before the last {@code into.length} values
   * summed up.
   */
  private static void add(MapGradient map, int head, double[] into) {
    float[] a = map.attention().values();
    float[] g = map.gradient().values();
    int each = a.length / map.attention().size(0);
    int from = head == Part.WHOLE ? 0 : head * each;
    int to = head == Part.WHOLE ? a.length : from + each;
    for (int i = from; i < to; i++) {
      into[i % into.length] += (double) a[i] * g[i];
    }
  }
}
