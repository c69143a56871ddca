package dev.sightline.core.explain.method;

import dev.sightline.core.analysis.Ability;
import dev.sightline.core.analysis.AttentionStack;
import dev.sightline.core.analysis.AttentionStack.Kind;
import dev.sightline.core.explain.ExplainRequest;
import dev.sightline.core.explain.Explainer;
import dev.sightline.core.explain.ExplainerFacts;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.ExplanationBuilder;
import dev.sightline.core.explain.Family;
import dev.sightline.core.explain.Gives;
import dev.sightline.core.explain.Matrix;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Attention rollout (Abnar &amp; Zuidema, 2020, section 3): with the residual connection as an
 * identity, layers are multiplied up, {@code R = Π ½(A_l + I)} with rows normalised. Between the
 * two streams, as in Chefer et al.'s (2021) baseline of that name, {@code R_tv = R_ttᵀ·A_tv} with
 * the last map from tokens to cells; the video has no self-attention, so {@code R_vv = I}.
 */
public final class AttentionRollout implements Explainer {
  private static final ExplainerFacts FACTS =
      new ExplainerFacts(
          "rollout",
          "Attention rollout",
          "Abnar & Zuidema, 2020",
          "rolled-out attention",
          Family.ATTENTION,
          Set.of(Ability.TEXT_SELF_ATTENTION),
          Set.of(Gives.TOKENS, Gives.CLIPS, Gives.CELLS, Gives.TOKENS_BY_CELLS),
          false,
          false,
          "How attention of all layers, multiplied up, mixes the tokens, and which cells these look"
              + " at. The map is the same for every class.");

  @Override
  public ExplainerFacts facts() {
    return FACTS;
  }

  @Override
  public boolean ofTextAlone(Gives scores, ExplainRequest request) {
    return scores == Gives.TOKENS;
  }

  @Override
  public Explanation explain(ExplainRequest request, Progress progress) throws SightlineException {
    ExplanationBuilder builder = new ExplanationBuilder(this, request);
    AttentionStack self = request.analysis().attention(Kind.TEXT_SELF).orElseThrow();
    List<Matrix> layers = new ArrayList<>();
    int n = self.query().size();
    for (int l = 0; l < self.layers(); l++) {
      progress.checkCancelled();
      layers.add(matrix(self.meanOverHeads(l).values(), n, n));
    }
    Matrix text = rollout(layers, progress);
    builder.tokens(Matrix.floats(text.columnMeans()));
    Optional<AttentionStack> cross =
        request
            .analysis()
            .attention(Kind.TEXT_TO_VIDEO)
            .or(() -> request.analysis().attention(Kind.ALIGNMENT));
    if (cross.isPresent()) {
      AttentionStack c = cross.get();
      Matrix last =
          matrix(c.meanOverHeads(c.layers() - 1).values(), c.query().size(), c.key().size());
      Matrix both = text.transposed().times(last, progress);
      builder.matrix(both.floats()).cells(Matrix.floats(both.columnMeans()));
    }
    return builder.build();
  }

  /**
   * The product of all layers, the last on the left.
   *
   * @param layers attention of each layer, mean over the heads, {@code [n, n]}; at least one
   * @throws SightlineException if the user cancelled
   */
  public static Matrix rollout(List<Matrix> layers, Progress stop) throws SightlineException {
    Matrix joint = null;
    for (Matrix attention : layers) {
      Matrix residual = attention.plus(Matrix.identity(attention.rows()));
      Matrix normalised = residual.rowsDividedBy(residual.rowSums());
      joint = joint == null ? normalised : normalised.times(joint, stop);
    }
    return joint;
  }

  private static Matrix matrix(float[] values, int rows, int columns) {
    double[] v = new double[values.length];
    for (int i = 0; i < v.length; i++) {
      v[i] = values[i];
    }
    return new Matrix(rows, columns, v);
  }
}
