package dev.sightline.core.explain.faithfulness;

import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.ExplainOptions;
import dev.sightline.core.explain.ExplainRequest;
import dev.sightline.core.explain.Explainer;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.Gives;
import dev.sightline.core.explain.Part;
import dev.sightline.core.job.PartOfProgress;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.util.OptionalDouble;

/**
 * A map, and all that is needed to make it again.
 *
 * @param method that made it
 * @param request that it answers
 * @param map what came out
 */
public record MapSubject(Explainer method, ExplainRequest request, Explanation map) {

  /**
   * Makes a map.
   *
   * @throws SightlineException what the method throws
   */
  public static MapSubject of(Explainer method, ExplainRequest request, Progress progress)
      throws SightlineException {
    return new MapSubject(method, request, method.explain(request, progress));
  }

  /**
   * The map of the same target under another model or other features.
   *
   * @param analyzer stays the caller's
   * @throws SightlineException what model and method throw
   */
  Explanation again(Analyzer analyzer, VideoFeatures features, Progress progress)
      throws SightlineException {
    progress.checkCancelled();
    ExplainRequest changed =
        new ExplainRequest(
            analyzer,
            features,
            analyzer.analyzeFirst(
                features, request.analysis().text().text(), new PartOfProgress(progress, 0, 0.1)),
            request.target(),
            request.options());
    return method.explain(changed, new PartOfProgress(progress, 0.1, 1));
  }

  /** True if noise on the video, or random weights above the text encoder, can move some score. */
  boolean canMove() {
    return (map.hasTokens() && moves(Gives.TOKENS))
        || ((map.hasCells() || map.hasClips()) && moves(Gives.CELLS));
  }

  /** How much a map of the same items is like this one, as far as scores can be moved. */
  public OptionalDouble similarity(Explanation other) {
    return MapItems.similarity(map, other, moves(Gives.TOKENS), moves(Gives.CELLS));
  }

  private boolean moves(Gives scores) {
    return !method.ofTextAlone(scores, request);
  }

  /**
   * What another method says of the same request; its own choice of layer and heads, for layer 2 of
   * one is not layer 2 of another.
   */
  Explanation by(Explainer other, Progress progress) throws SightlineException {
    ExplainOptions options =
        request.options().withLayer(ExplainOptions.DEFAULT_LAYER).withHead(Part.WHOLE);
    return other.explain(request.with(options), progress);
  }
}
