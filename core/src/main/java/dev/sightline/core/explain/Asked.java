package dev.sightline.core.explain;

import dev.sightline.core.analysis.Answer;
import dev.sightline.core.analysis.Axis;
import dev.sightline.core.analysis.Mask;
import dev.sightline.core.analysis.Probe;
import dev.sightline.core.job.PartOfProgress;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a target is worth with parts of the input hidden. Counts how often the model was asked. One
 * thread; owns a probe until it is closed.
 */
public final class Asked implements AutoCloseable {
  /** Masks that are kept at a time: a mask has a flag for each cell. */
  private static final int AT_A_TIME = 256;

  private final Probe probe;
  private final Target target;
  private int passes;

  private Asked(Probe probe, Target target) {
    this.probe = probe;
    this.target = target;
  }

  /**
   * @return to be closed by the caller
   * @throws SightlineException {@code UNSUPPORTED} if the model cannot be asked; or the user
   *     cancelled
   */
  public static Asked of(ExplainRequest request, Progress progress) throws SightlineException {
    return new Asked(
        request.analyzer().probe(request.features(), request.analysis().text().text(), progress),
        request.target());
  }

  /** Makes a mask when it is needed. */
  @FunctionalInterface
  public interface Masks {
    /**
     * @param index from 0
     * @param nothing hides nothing
     */
    Mask at(int index, Mask nothing);
  }

  /**
   * The target's logit under each mask; 0 where there is none, as for the text–video score with a
   * side hidden whole: what is not there fits nothing.
   *
   * @param count how many masks
   * @throws SightlineException if the model fails, or the user cancelled
   */
  public double[] logits(int count, Masks masks, Progress progress) throws SightlineException {
    double[] out = new double[count];
    Mask nothing = probe.nothingHidden();
    for (int from = 0; from < count; from += AT_A_TIME) {
      int to = Math.min(count, from + AT_A_TIME);
      List<Mask> batch = new ArrayList<>();
      for (int i = from; i < to; i++) {
        batch.add(masks.at(i, nothing));
      }
      Progress part = new PartOfProgress(progress, (double) from / count, (double) to / count);
      List<Answer> answers = probe.ask(batch, part);
      for (int i = from; i < to; i++) {
        double logit = target.logit(answers.get(i - from));
        out[i] = Double.isNaN(logit) ? 0 : logit;
      }
    }
    passes += count;
    return out;
  }

  /** Indices of the tokens that stand for characters. */
  public int[] words() {
    Axis.Tokens tokens = probe.tokens();
    return IntStream.range(0, tokens.size())
        .filter(i -> !tokens.tokens().get(i).isSpecial())
        .toArray();
  }

  /** How often the model was asked so far. */
  public int passes() {
    return passes;
  }

  @Override
  public void close() {
    probe.close();
  }
}
