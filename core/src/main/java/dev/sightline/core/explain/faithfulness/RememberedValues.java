package dev.sightline.core.explain.faithfulness;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks each question once, whoever asks it again. One thread. */
public final class RememberedValues implements MaskedValues {
  private final MaskedValues model;
  private final Map<BitSet, Double> known = new HashMap<>();

  public RememberedValues(MaskedValues model) {
    this.model = model;
  }

  @Override
  public double[] of(List<BitSet> removed, Progress progress) throws SightlineException {
    List<BitSet> missing = removed.stream().filter(r -> !known.containsKey(r)).distinct().toList();
    if (!missing.isEmpty()) {
      double[] values = model.of(missing, progress);
      for (int i = 0; i < values.length; i++) {
        known.put((BitSet) missing.get(i).clone(), values[i]);
      }
    }
    return removed.stream().mapToDouble(known::get).toArray();
  }
}
