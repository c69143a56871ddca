package dev.sightline.core.explain.method;

import dev.sightline.core.analysis.Ability;
import dev.sightline.core.analysis.Axis;
import dev.sightline.core.analysis.Mask;
import dev.sightline.core.explain.Asked;
import dev.sightline.core.explain.ExplainRequest;
import dev.sightline.core.explain.Explainer;
import dev.sightline.core.explain.ExplainerFacts;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.ExplanationBuilder;
import dev.sightline.core.explain.Family;
import dev.sightline.core.explain.Gives;
import dev.sightline.core.explain.PermutationSampling;
import dev.sightline.core.job.PartOfProgress;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.util.Set;

/**
 * Shapley values of tokens and clips (Shapley, 1953; Lundberg &amp; Lee, 2017), estimated by random
 * orders (Castro et al., 2009; Štrumbelj &amp; Kononenko, 2014), each followed by its reverse.
 * Every token and every clip is a player; the game starts with everything hidden. The scores add up
 * to what the target gained from there, exactly.
 */
public final class ShapleySampling implements Explainer {
  private static final ExplainerFacts FACTS =
      new ExplainerFacts(
          "shapley",
          "Shapley sampling",
          "Lundberg & Lee, 2017; Štrumbelj & Kononenko, 2014",
          "Shapley value",
          Family.PERTURBATION,
          Set.of(Ability.PROBE),
          Set.of(Gives.TOKENS, Gives.CLIPS),
          true,
          true,
          "What each token and clip adds to the target, on average over all orders in which they"
              + " could come. An estimate: the standard error says how sure it is.");

  @Override
  public ExplainerFacts facts() {
    return FACTS;
  }

  @Override
  public Explanation explain(ExplainRequest request, Progress progress) throws SightlineException {
    ExplanationBuilder builder = new ExplanationBuilder(this, request);
    progress.update(0, FACTS.titlePhrase());
    Axis.Cells axis = request.cells();
    int clips = axis.clips().size();
    try (Asked asked = Asked.of(request, progress)) {
      int[] words = asked.words();
      int players = words.length + clips;
      PermutationSampling sampling =
          new PermutationSampling(
              players, request.options().permutations(), request.options().seed());
      PermutationSampling.Estimate estimate =
          sampling.run(
              (coalitions, from, to) ->
                  asked.logits(
                      coalitions.size(),
                      (i, nothing) -> hidden(coalitions.get(i), nothing, words, axis),
                      new PartOfProgress(progress, from, to)));
      float[] tokens = new float[request.tokens().size()];
      float[] tokenErrors = new float[tokens.length];
      for (int i = 0; i < words.length; i++) {
        tokens[words[i]] = (float) estimate.values()[i];
        tokenErrors[words[i]] = (float) estimate.errors()[i];
      }
      float[] ofClips = new float[clips];
      float[] clipErrors = new float[clips];
      for (int i = 0; i < clips; i++) {
        ofClips[i] = (float) estimate.values()[words.length + i];
        clipErrors[i] = (float) estimate.errors()[words.length + i];
      }
      if (request.hasText()) {
        builder.tokens(tokens);
      }
      return builder
          .clips(ofClips)
          .errors(request.hasText() ? tokenErrors : new float[0], clipErrors)
          .cost(estimate.everything(), asked.passes())
          .build();
    }
  }

  /** Hides whoever is not in the coalition. */
  private static Mask hidden(boolean[] coalition, Mask nothing, int[] words, Axis.Cells axis) {
    boolean[] tokens = nothing.tokens();
    boolean[] cells = nothing.cells();
    for (int i = 0; i < words.length; i++) {
      tokens[words[i]] = !coalition[i];
    }
    int per = axis.grid().cells();
    for (int c = 0; c < cells.length; c++) {
      cells[c] = !coalition[words.length + c / per];
    }
    return new Mask(tokens, cells);
  }
}
