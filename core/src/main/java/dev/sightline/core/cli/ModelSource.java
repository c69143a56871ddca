package dev.sightline.core.cli;

import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.Optional;

/** Where commands get their model from. */
public interface ModelSource {
  /**
   * Loads a model; takes seconds. The caller closes it.
   *
   * @param bundle a bundle of the user's; empty for the bundled model
   * @param keepFeatures whether features of videos are kept on disk and taken from there
   * @throws SightlineException if the bundle is broken or an engine does not start
   */
  Analyzer open(Optional<Path> bundle, boolean keepFeatures) throws SightlineException;
}
