package dev.sightline.app.inspect;

import dev.sightline.core.analysis.Answer;
import dev.sightline.core.analysis.Axis;
import dev.sightline.core.analysis.Mask;
import dev.sightline.core.analysis.Probe;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.util.List;

/**
 * A probe whose questions count as calls of a {@link SharedAnalyzer}, so that closing the model
 * waits for them and later ones are refused. Thread-safe.
 */
record SharedProbe(Probe probe, SharedAnalyzer analyzer) implements Probe {
  @Override
  public Axis.Tokens tokens() {
    return probe.tokens();
  }

  @Override
  public Axis.Cells cells() {
    return probe.cells();
  }

  @Override
  public float scoreScale() {
    return probe.scoreScale();
  }

  @Override
  public List<Answer> ask(List<Mask> masks, Progress progress) throws SightlineException {
    return analyzer.call(() -> probe.ask(masks, progress));
  }

  @Override
  public void close() {
    probe.close();
  }
}
