package dev.sightline.core.cli.bench;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.util.List;

/** One group of measurements. */
interface Benchmark {
  /**
   * Measures.
   *
   * @throws SightlineException if something that is measured does not work, or the user stopped it
   */
  List<Measure> run(Progress progress) throws SightlineException;
}
