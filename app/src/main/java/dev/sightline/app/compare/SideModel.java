package dev.sightline.app.compare;

import dev.sightline.app.inspect.AnalyzerSource;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.problem.SightlineException;

/** The model of one side, for whoever explains what it says. Thread-safe. */
public final class SideModel implements AnalyzerSource {
  private final SideAnalyzer analyzer;
  private volatile String id = "";

  public SideModel(SideAnalyzer analyzer) {
    this.analyzer = analyzer;
  }

  /** Another model, from the next call of {@link #get} on. */
  void choose(String other) {
    id = other;
  }

  @Override
  public Analyzer get() throws SightlineException {
    return analyzer.model(id);
  }
}
