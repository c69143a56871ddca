package dev.sightline.app.explain;

import dev.sightline.app.inspect.AnalyzerSource;
import dev.sightline.app.selection.PartChoice;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.ExplainOptions;
import dev.sightline.core.explain.ExplainRequest;
import dev.sightline.core.explain.Explainer;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.Target;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;

/** What a method is asked. Immutable; {@link #run} blocks and never runs on the FX thread. */
record ExplainTask(
    Analysis analysis, VideoFeatures video, Explainer method, Target target, PartChoice part) {

  /**
   * @throws SightlineException if the method fails, or the user cancelled or chose another model
   */
  Explanation run(AnalyzerSource model, Progress p) throws SightlineException {
    Analyzer analyzer = model.get();
    if (!analyzer.model().sha256().equals(analysis.provenance().bundleSha256())) {
      throw new CancelledException(); // another model was chosen meanwhile
    }
    ExplainOptions options = ExplainOptions.DEFAULT.withLayer(part.layer()).withHead(part.head());
    return method.explain(new ExplainRequest(analyzer, video, analysis, target, options), p);
  }
}
