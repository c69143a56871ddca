package dev.sightline.core.robustness;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.VideoFeatures;

/**
 * What is attacked.
 *
 * @param analyzer the model; stays the caller's and open
 * @param features the video, as it was encoded
 * @param clean what the model says of it beside its text
 * @param head key of the head that is to err
 * @param label index of the answer that the attack leads away from: the right one where it is
 *     known, else the model's own
 */
public record AttackRequest(
    Analyzer analyzer, VideoFeatures features, Analysis clean, String head, int label) {
  /**
   * @throws IllegalArgumentException if the model has no such class
   */
  public AttackRequest {
    if (label < 0 || label >= of(clean, head).labels().size()) {
      throw new IllegalArgumentException(head + " has no class " + label);
    }
  }

  /** Leads away from what the model answers now. */
  public static AttackRequest awayFromAnswer(
      Analyzer analyzer, VideoFeatures features, Analysis clean, String head) {
    return new AttackRequest(analyzer, features, clean, head, of(clean, head).top(1).getFirst());
  }

  String text() {
    return clean.text().text();
  }

  /** The probability of the class in an analysis. */
  double probability(Analysis analysis) {
    return of(analysis, head).probabilities().get(label);
  }

  private static HeadResult of(Analysis analysis, String head) {
    return analysis
        .head(head)
        .orElseThrow(() -> new IllegalArgumentException("no head called " + head));
  }
}
