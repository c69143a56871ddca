package dev.sightline.core.explain.faithfulness;

import dev.sightline.core.analysis.Answer;
import dev.sightline.core.analysis.Mask;
import dev.sightline.core.analysis.Probe;
import dev.sightline.core.explain.Target;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Asks a probe for the target with tokens, clips or cells hidden. Where nothing is left of one side
 * there is no text–video score; it counts as 0, the cosine of what has nothing in common.
 */
public final class ProbeValues implements MaskedValues {
  private final Probe probe;
  private final Target target;
  private final BiFunction<Mask, BitSet, Mask> hide;

  private ProbeValues(Probe probe, Target target, BiFunction<Mask, BitSet, Mask> hide) {
    this.probe = probe;
    this.target = target;
    this.hide = hide;
  }

  /** Items are the tokens that stand for characters, see {@link MapItems#words}. */
  public static MaskedValues ofWords(Probe probe, Target target) {
    int[] words = MapItems.words(probe.tokens());
    return new ProbeValues(
        probe, target, (mask, set) -> mask.withTokens(set.stream().map(i -> words[i]).toArray()));
  }

  /** Items are the clips. */
  public static MaskedValues ofClips(Probe probe, Target target) {
    return new ProbeValues(
        probe, target, (mask, set) -> mask.withClips(probe.cells().grid(), set.stream().toArray()));
  }

  /** Items are the cells. */
  public static MaskedValues ofCells(Probe probe, Target target) {
    return new ProbeValues(probe, target, (mask, set) -> mask.withCells(set.stream().toArray()));
  }

  @Override
  public double[] of(List<BitSet> removed, Progress progress) throws SightlineException {
    Mask nothing = probe.nothingHidden();
    List<Mask> masks = new ArrayList<>(removed.size());
    for (BitSet set : removed) {
      masks.add(hide.apply(nothing, set));
    }
    List<Answer> answers = probe.ask(masks, progress);
    double[] values = new double[answers.size()];
    for (int i = 0; i < values.length; i++) {
      double value = target.probability(answers.get(i));
      values[i] = target instanceof Target.Score && Double.isNaN(value) ? 0 : value;
    }
    return values;
  }
}
