package dev.sightline.core.explain;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.Axis;
import dev.sightline.core.analysis.Gradients;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;

/**
 * What is to be explained.
 *
 * @param analyzer the model; stays the caller's and open
 * @param features the video, as it was encoded
 * @param analysis what the model says of it beside its text
 * @param target the number that is explained
 * @param options what was chosen beside
 */
public record ExplainRequest(
    Analyzer analyzer,
    VideoFeatures features,
    Analysis analysis,
    Target target,
    ExplainOptions options) {

  /** With nothing chosen. */
  public ExplainRequest(
      Analyzer analyzer, VideoFeatures features, Analysis analysis, Target target) {
    this(analyzer, features, analysis, target, ExplainOptions.DEFAULT);
  }

  /** The same with other choices. */
  public ExplainRequest with(ExplainOptions others) {
    return new ExplainRequest(analyzer, features, analysis, target, others);
  }

  /**
   * Opens the model's gradients for this text and video.
   *
   * @return to be closed by the caller
   * @throws SightlineException {@code UNSUPPORTED} if there are none; or the user cancelled
   */
  public Gradients gradients(Progress progress) throws SightlineException {
    return analyzer.gradients(features, analysis.text().text(), progress);
  }

  /** The tokens of the text. */
  public Axis.Tokens tokens() {
    return new Axis.Tokens(analysis.text().tokens());
  }

  /** The cells of the video. */
  public Axis.Cells cells() {
    return new Axis.Cells(analysis.clips(), analysis.grid());
  }

  /** False if the video stands alone. */
  public boolean hasText() {
    return !analysis.text().isBlank();
  }
}
