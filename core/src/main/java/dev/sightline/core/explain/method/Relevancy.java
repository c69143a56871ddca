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
import dev.sightline.core.explain.Matrix;
import dev.sightline.core.explain.Relevance;
import dev.sightline.core.explain.Target;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.gradient.GradientAnswer;
import dev.sightline.core.model.gradient.MapGradient;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Relevancy for two-stream models (Chefer et al., 2021, "Generic attention-model explainability",
 * rules 5 to 11; the published code's order of updates). Each attention map is weighted by its
 * gradient, {@code Ā = E_h[(∇A ⊙ A)⁺]}, and relevancies are passed on: {@code R_ss += Ā·R_ss},
 * {@code R_sq += Ā·R_sq} in self-attention; {@code R_sq += R̄_ssᵀ·Ā·R̄_qq}, {@code R_ss += Ā·R_qs}
 * in cross-attention. The maps are those of the text encoder and of the cross-attention layers; for
 * the text–video score the alignment, both ways, stands in the place of cross-attention.
 *
 * <p>The heads of these models read means over tokens and cells and no [CLS], so the answer is the
 * mean over the rows, without the identity that every relevancy starts from.
 */
public final class Relevancy implements Explainer {
  private static final ExplainerFacts FACTS =
      new ExplainerFacts(
          "relevancy",
          "Relevancy",
          "Chefer et al., 2021",
          "relevancy",
          Family.ATTENTION,
          Set.of(Ability.TEXT_SELF_ATTENTION, Ability.GRADIENTS),
          Set.of(Gives.TOKENS, Gives.CLIPS, Gives.CELLS, Gives.TOKENS_BY_CELLS),
          false,
          true,
          "Attention that spoke for the target, passed on through all layers. What speaks against"
              + " it is not shown, nor what reaches the head past the attention.");

  @Override
  public ExplainerFacts facts() {
    return FACTS;
  }

  @Override
  public Set<Ability> needs(Target target) {
    EnumSet<Ability> needs = EnumSet.copyOf(FACTS.needs());
    needs.add(target instanceof Target.Score ? Ability.ALIGNMENT : Ability.CROSS_ATTENTION);
    return needs;
  }

  @Override
  public boolean needsText(Target target) {
    return true;
  }

  @Override
  public Explanation explain(ExplainRequest request, Progress progress) throws SightlineException {
    ExplanationBuilder builder = new ExplanationBuilder(this, request);
    progress.update(-1, FACTS.titlePhrase());
    try (Gradients gradients = request.gradients(progress)) {
      progress.checkCancelled();
      GradientAnswer answer =
          request.target().gradient(gradients, gradients.point().withMaps(), progress);
      Streams r = pass(answer.maps(), request.tokens().size(), request.cells().size(), progress);
      return builder
          .tokens(sum(r.text().means(), r.videoToText().columnMeans()))
          .cells(sum(r.video().means(), r.textToVideo().columnMeans()))
          .matrix(r.textToVideo().floats())
          .cost(answer.value(), 1)
          .build();
    }
  }

  private static float[] sum(double[] a, double[] b) {
    double[] out = new double[a.length];
    for (int i = 0; i < out.length; i++) {
      // both are at least 0 up to rounding
      out[i] = Math.max(0, a[i] + b[i]);
    }
    return Matrix.floats(out);
  }

  /**
   * Relevancies of all pairs.
   *
   * @param text R_tt
   * @param video R_vv
   * @param textToVideo R_tv, {@code [tokens, cells]}
   * @param videoToText R_vt, {@code [cells, tokens]}
   */
  record Streams(Relevance text, Relevance video, Matrix textToVideo, Matrix videoToText) {}

  /**
   * Applies the rules layer by layer.
   *
   * @param maps in the order of the model; cross-attention in pairs, text to video first
   * @param n number of tokens
   * @param m number of cells
   */
  static Streams pass(List<MapGradient> maps, int n, int m, Progress stop)
      throws SightlineException {
    Relevance text = Relevance.identity(n);
    Relevance video = Relevance.identity(m);
    Matrix tv = Matrix.zeros(n, m);
    Matrix vt = Matrix.zeros(m, n);
    for (int i = 0; i < maps.size(); i++) {
      stop.checkCancelled();
      Matrix a = weighted(maps.get(i));
      switch (maps.get(i).stream()) {
        case TEXT_SELF -> {
          text = text.attended(a, stop);
          tv = tv.plus(a.times(tv, stop));
        }
        case VIDEO_SELF -> {
          video = video.attended(a, stop);
          vt = vt.plus(a.times(vt, stop));
        }
        case TEXT_TO_VIDEO, ALIGNMENT_TO_VIDEO -> {
          i++;
          Matrix back = weighted(maps.get(i));
          Relevance t = text.normalised();
          Relevance v = video.normalised();
          Matrix addTv = t.transposedTimes(v.times(a, stop), stop);
          Matrix addVt = v.transposedTimes(t.times(back, stop), stop);
          text = text.plus(a, vt, stop);
          video = video.plus(back, tv, stop);
          tv = tv.plus(addTv);
          vt = vt.plus(addVt);
        }
        case VIDEO_TO_TEXT, ALIGNMENT_TO_TEXT ->
            throw new IllegalArgumentException("the other direction must come first");
      }
    }
    return new Streams(text, video, tv, vt);
  }

  /** {@code E_h[(∇A ⊙ A)⁺]}: the mean over the heads. */
  static Matrix weighted(MapGradient map) {
    FloatTensor a = map.attention();
    int heads = a.size(0);
    double[] out = new double[a.size(1) * a.size(2)];
    for (int i = 0; i < a.values().length; i++) {
      double product = (double) a.values()[i] * map.gradient().values()[i];
      out[i % out.length] += Math.max(0, product) / heads;
    }
    return new Matrix(a.size(1), a.size(2), out);
  }
}
