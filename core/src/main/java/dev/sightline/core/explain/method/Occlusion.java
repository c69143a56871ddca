package dev.sightline.core.explain.method;

import dev.sightline.core.analysis.Ability;
import dev.sightline.core.analysis.Axis;
import dev.sightline.core.analysis.Mask;
import dev.sightline.core.explain.Asked;
import dev.sightline.core.explain.CellWindows;
import dev.sightline.core.explain.ExplainRequest;
import dev.sightline.core.explain.Explainer;
import dev.sightline.core.explain.ExplainerFacts;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.ExplanationBuilder;
import dev.sightline.core.explain.Family;
import dev.sightline.core.explain.Gives;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.util.List;
import java.util.Set;

/**
 * Occlusion (Zeiler &amp; Fergus, 2014): what the target loses when something is hidden. Each token
 * alone, each clip alone, and in each clip every square window of cells, two fifths of the grid
 * wide; a cell's score is the mean over the windows that cover it.
 */
public final class Occlusion implements Explainer {
  private static final ExplainerFacts FACTS =
      new ExplainerFacts(
          "occlusion",
          "Occlusion",
          "Zeiler & Fergus, 2014",
          "loss of the target when hidden",
          Family.PERTURBATION,
          Set.of(Ability.PROBE),
          Set.of(Gives.TOKENS, Gives.CLIPS, Gives.CELLS),
          true,
          true,
          "What the target loses when one thing alone is hidden. Two things that say the same cover"
              + " for each other: then neither seems to matter.");

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
    List<int[]> windows = CellWindows.of(axis.grid(), clips);
    try (Asked asked = Asked.of(request, progress)) {
      int[] words = asked.words();
      int first = 1 + words.length + clips;
      double[] logits =
          asked.logits(
              first + windows.size(),
              (i, nothing) -> mask(i, nothing, words, axis, windows),
              progress);
      float[] ofTokens = new float[request.tokens().size()];
      for (int i = 0; i < words.length; i++) {
        ofTokens[words[i]] = (float) (logits[0] - logits[1 + i]);
      }
      float[] ofClips = new float[clips];
      for (int i = 0; i < clips; i++) {
        ofClips[i] = (float) (logits[0] - logits[1 + words.length + i]);
      }
      double[] without = new double[windows.size()];
      System.arraycopy(logits, first, without, 0, without.length);
      builder.cells(CellWindows.spread(axis.size(), windows, logits[0], without)).clips(ofClips);
      if (request.hasText()) {
        builder.tokens(ofTokens);
      }
      return builder.cost(logits[0], asked.passes()).build();
    }
  }

  /** Nothing, then each token, each clip, each window. */
  private static Mask mask(int i, Mask nothing, int[] words, Axis.Cells axis, List<int[]> windows) {
    int clips = axis.clips().size();
    if (i == 0) {
      return nothing;
    }
    if (i <= words.length) {
      return nothing.withTokens(words[i - 1]);
    }
    int rest = i - 1 - words.length;
    return rest < clips
        ? nothing.withClips(axis.grid(), rest)
        : nothing.withCells(windows.get(rest - clips));
  }
}
