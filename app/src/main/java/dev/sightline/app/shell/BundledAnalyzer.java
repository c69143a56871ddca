package dev.sightline.app.shell;

import dev.sightline.app.inspect.AnalyzerSource;
import dev.sightline.core.analysis.AnalysisCache;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.ModelAnalyzer;
import dev.sightline.core.cli.BundledModel;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import java.nio.file.Path;

/**
 * Opens the model that comes with the product.
 *
 * @param cache folder for what may be deleted at any time
 * @param product name and version of this program
 */
record BundledAnalyzer(Path cache, String product) implements AnalyzerSource {
  /** Features of videos may take this much of the disk: 4 GB. */
  private static final long MAX_FEATURE_BYTES = 4L << 30;

  @Override
  public Analyzer get() throws SightlineException {
    int cores = Runtime.getRuntime().availableProcessors();
    return ModelAnalyzer.open(
        BundledModel.open(),
        new TorchEngine(),
        new AnalysisCache(cache.resolve("features"), MAX_FEATURE_BYTES),
        cores,
        product);
  }
}
