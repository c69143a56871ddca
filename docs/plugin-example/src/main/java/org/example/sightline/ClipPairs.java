package org.example.sightline;

import dev.sightline.core.analysis.Ability;
import dev.sightline.core.analysis.Axis;
import dev.sightline.core.explain.Asked;
import dev.sightline.core.explain.ExplainRequest;
import dev.sightline.core.explain.Explainer;
import dev.sightline.core.explain.ExplainerFacts;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.ExplanationBuilder;
import dev.sightline.core.explain.Family;
import dev.sightline.core.explain.Gives;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.util.Set;

/** What the target loses when the two clips around each moment are hidden together. */
public final class ClipPairs implements Explainer {
  private static final ExplainerFacts FACTS =
      new ExplainerFacts(
          "clip-pairs",
          "Pairs of clips",
          "After Zeiler & Fergus, 2014",
          "loss of the target without the clip and the next one",
          Family.PERTURBATION,
          Set.of(Ability.PROBE),
          Set.of(Gives.CLIPS),
          true,
          true,
          "What goes missing when a clip and its neighbour are hidden: sees what single clips hide"
              + " from occlusion because the next one shows the same.");

  @Override
  public ExplainerFacts facts() {
    return FACTS;
  }

  @Override
  public Explanation explain(ExplainRequest request, Progress progress) throws SightlineException {
    ExplanationBuilder builder = new ExplanationBuilder(this, request);
    Axis.Cells cells = request.cells();
    int clips = cells.clips().size();
    try (Asked asked = Asked.of(request, progress)) {
      // the last mask hides nothing
      double[] logits =
          asked.logits(
              clips + 1,
              (i, nothing) ->
                  i == clips
                      ? nothing
                      : nothing.withClips(cells.grid(), new int[] {i, Math.min(i + 1, clips - 1)}),
              progress);
      float[] losses = new float[clips];
      for (int i = 0; i < clips; i++) {
        losses[i] = (float) (logits[clips] - logits[i]);
      }
      return builder.clips(losses).cost(logits[clips], asked.passes()).build();
    }
  }
}
