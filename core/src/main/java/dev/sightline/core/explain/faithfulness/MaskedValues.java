package dev.sightline.core.explain.faithfulness;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.util.BitSet;
import java.util.List;

/** What a model says of the target with some items taken away. */
@FunctionalInterface
public interface MaskedValues {
  /**
   * @param removed for each question the items that are taken away; not to be written to
   * @param progress told how far it is, 0 to 1
   * @return one value per question
   * @throws SightlineException if the model cannot answer, or the user cancelled
   */
  double[] of(List<BitSet> removed, Progress progress) throws SightlineException;
}
