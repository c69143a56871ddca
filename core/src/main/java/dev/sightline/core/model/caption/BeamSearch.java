package dev.sightline.core.model.caption;

import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.CaptionConfig;
import dev.sightline.core.model.CaptionStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds a likely sentence: the best few are continued together, one word at a time. Immutable and
 * thread-safe; the same cells give the same sentence.
 */
public final class BeamSearch {
  private final CaptionDecoder decoder;
  private final BeamPlan plan;

  public BeamSearch(CaptionDecoder decoder, BeamPlan plan) {
    this.decoder = decoder;
    this.plan = plan;
  }

  /** A sentence so far. */
  private record Beam(
      List<Integer> words,
      List<SpokenWord> spoken,
      double log,
      CaptionDecoder.Past past,
      boolean ended) {}

  /** A way to go on: a beam and a word. */
  private record Step(int beam, int word, double log) {}

  /**
   * @param grid {@code [c, channels]}, whole clips in the order of time
   * @throws CancelledException if the user asked to stop
   */
  public SpokenCaption caption(float[] grid, CaptionStyle style, Progress progress)
      throws CancelledException {
    return caption(decoder.look(grid), style, progress);
  }

  /**
   * As {@link #caption(float[], CaptionStyle, Progress)}, with cells hidden.
   *
   * @param hidden {@code [c]}; hidden ones are 0 in the maps
   */
  public SpokenCaption caption(
      float[] grid, boolean[] hidden, CaptionStyle style, Progress progress)
      throws CancelledException {
    SpokenCaption seen = caption(decoder.look(grid).without(hidden), style, progress);
    List<SpokenWord> words = new ArrayList<>();
    for (SpokenWord w : seen.words()) {
      float[] map = new float[hidden.length];
      int at = 0;
      for (int c = 0; c < hidden.length; c++) {
        map[c] = hidden[c] ? 0 : w.map()[at++];
      }
      words.add(new SpokenWord(w.text(), w.probability(), map));
    }
    return new SpokenCaption(words, seen.logProbability());
  }

  private SpokenCaption caption(CaptionDecoder.Memory memory, CaptionStyle style, Progress progress)
      throws CancelledException {
    CaptionConfig config = decoder.config();
    List<Beam> open =
        List.of(
            new Beam(List.of(CaptionConfig.start(style)), List.of(), 0, decoder.start(), false));
    List<Beam> ended = new ArrayList<>();
    for (int n = 0; n <= config.longest() && !open.isEmpty(); n++) {
      progress.checkCancelled();
      List<CaptionDecoder.Next> next =
          decoder.step(
              memory,
              open.stream().map(Beam::past).toList(),
              open.stream().mapToInt(b -> b.words().getLast()).toArray());
      List<Beam> after = new ArrayList<>();
      for (Step step : best(open, next, n)) {
        Beam beam = go(open.get(step.beam()), next.get(step.beam()), step);
        (beam.ended() ? ended : after).add(beam);
      }
      // what is said longer can only lose from here where enough sentences have ended
      open = ended.size() >= plan.beams() ? List.of() : after;
    }
    Beam chosen =
        ended.stream()
            .max(Comparator.comparingDouble(this::score))
            .orElseThrow(() -> new IllegalStateException("no sentence has an end"));
    return new SpokenCaption(chosen.spoken(), chosen.log());
  }

  private double score(Beam beam) {
    return beam.log() / Math.pow(beam.words().size() - 1, plan.lengthPower());
  }

  private Beam go(Beam beam, CaptionDecoder.Next next, Step step) {
    List<Integer> words = new ArrayList<>(beam.words());
    words.add(step.word());
    if (step.word() == CaptionConfig.END) {
      return new Beam(words, beam.spoken(), step.log(), next.past(), true);
    }
    List<SpokenWord> spoken = new ArrayList<>(beam.spoken());
    spoken.add(
        new SpokenWord(
            decoder.config().words().get(step.word()),
            Math.exp(next.log()[step.word()]),
            next.map()));
    return new Beam(words, spoken, step.log(), next.past(), false);
  }

  private List<Step> best(List<Beam> open, List<CaptionDecoder.Next> next, int n) {
    CaptionConfig config = decoder.config();
    List<Step> steps = new ArrayList<>();
    for (int b = 0; b < open.size(); b++) {
      float[] log = next.get(b).log();
      if (n == config.longest()) {
        steps.add(new Step(b, CaptionConfig.END, open.get(b).log() + log[CaptionConfig.END]));
        continue;
      }
      // a few of thousands: no need to sort them all
      List<Step> own = new ArrayList<>();
      for (int w = 0; w < log.length; w++) {
        double sum = open.get(b).log() + log[w];
        boolean among = own.size() < plan.beams() || sum > own.getLast().log();
        if (among && may(open.get(b).words(), w, n)) {
          int at = own.size();
          while (at > 0 && own.get(at - 1).log() < sum) {
            at--;
          }
          own.add(at, new Step(b, w, sum));
          if (own.size() > plan.beams()) {
            own.removeLast();
          }
        }
      }
      steps.addAll(own);
    }
    steps.sort(Comparator.comparingDouble(Step::log).reversed());
    return steps.subList(0, Math.min(plan.beams(), steps.size()));
  }

  /** Whether a sentence may go on with a word. */
  private boolean may(List<Integer> words, int word, int said) {
    if (word == CaptionConfig.END) {
      return said >= plan.shortest();
    }
    if (word < CaptionConfig.SPECIAL.size() || word == words.getLast()) {
      return false;
    }
    int n = plan.repeat();
    if (n < 2 || words.size() < n) {
      return true;
    }
    // the last n − 1 words with this one must not stand in the sentence already
    List<Integer> tail = words.subList(words.size() - n + 1, words.size());
    for (int at = 1; at + n <= words.size(); at++) {
      if (words.get(at + n - 1) == word && words.subList(at, at + n - 1).equals(tail)) {
        return false;
      }
    }
    return true;
  }
}
