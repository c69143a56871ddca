package dev.sightline.core.analysis;

import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.model.bundle.VideoFamily;
import dev.sightline.core.problem.SightlineException;

/** Opens models of every kind. */
public final class Analyzers {
  private Analyzers() {}

  /**
   * Loads a model; takes seconds.
   *
   * @param cache where encoded videos are kept
   * @param threads clips encoded at the same time, and threads of one text, at least 1
   * @param product name and version of the program, for provenance
   * @return to be closed by the caller
   * @throws SightlineException if the bundle does not fit or an engine cannot start
   */
  public static Analyzer open(ModelBundle bundle, AnalysisCache cache, int threads, String product)
      throws SightlineException {
    return bundle.manifest().family() == VideoFamily.TORCHSCRIPT
        ? ScriptAnalyzer.open(bundle, cache, threads, product)
        : ModelAnalyzer.open(bundle, cache, threads, product);
  }
}
