package dev.sightline.app.verdict;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.ExplainOptions;
import dev.sightline.core.explain.Target;

/**
 * Which map is to be tested.
 *
 * @param analysis what the model says
 * @param features of the video that it says it of
 * @param target what is explained
 * @param method key of the method that makes the map
 * @param options what it is told
 */
public record Question(
    Analysis analysis,
    VideoFeatures features,
    Target target,
    String method,
    ExplainOptions options) {

  /**
   * True if the same map of the same analysis is meant; analyses are not compared value by value.
   */
  boolean isSameAs(Question other) {
    return other != null
        && analysis == other.analysis
        && features == other.features
        && target.equals(other.target)
        && method.equals(other.method)
        && options.equals(other.options);
  }
}
