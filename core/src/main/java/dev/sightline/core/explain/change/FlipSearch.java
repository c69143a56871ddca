package dev.sightline.core.explain.change;

import dev.sightline.core.analysis.Answer;
import dev.sightline.core.analysis.Mask;
import dev.sightline.core.analysis.Probe;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Searches the smallest set of words and clips that, hidden, makes a head say another class: a
 * counterfactual explanation in the sense of Martens & Provost (2014).
 *
 * <ol>
 *   <li>Each part alone.
 *   <li>Greedily: hide, one after another, the part that lowers the margin of the class over the
 *       best other one most.
 *   <li>Back: show again each part without which the class stays another one. What is left is
 *       irreducible: it flips the class and no longer does so with any one part shown.
 *   <li>Exactly: all sets that are smaller, pairs, triples and so on, as long as the number of
 *       questions stays within a bound. The first size at which one flips the class is the smallest
 *       there is.
 * </ol>
 *
 * <p>Hiding is not monotone, so a set found greedily is an upper bound, and only the sizes that
 * were tried whole are a lower one; {@link Flip#isSmallest} tells. For one search, in one thread.
 */
public final class FlipSearch {
  /** Questions that one size may cost; at 20 ms each, 20 s. */
  static final int MOST_QUESTIONS = 1000;

  /** Parts tried in each greedy step, those that mattered most alone. */
  static final int CANDIDATES = 24;

  private final Probe probe;
  private final Mask base;
  private final String head;
  private final List<FlipPart> parts;
  private final int mostQuestions;
  private int questions;
  private int label;

  /**
   * @param probe stays the caller's
   * @param base what is hidden anyway
   * @param head key of a task head
   * @param text the probe's text
   */
  public FlipSearch(Probe probe, Mask base, String head, String text) {
    this(
        probe,
        base,
        head,
        FlipPart.visible(text, probe.tokens(), probe.cells(), base),
        MOST_QUESTIONS);
  }

  FlipSearch(Probe probe, Mask base, String head, List<FlipPart> parts, int mostQuestions) {
    this.probe = probe;
    this.base = base;
    this.head = head;
    this.parts = List.copyOf(parts);
    this.mostQuestions = mostQuestions;
  }

  /** A set of parts, by their places, and what the model says without them. */
  private record Tried(TreeSet<Integer> hidden, Answer answer, double margin) {
    boolean flips() {
      return margin < 0;
    }
  }

  /**
   * Searches.
   *
   * @param progress told how far it is; cancelling it stops within 100 ms
   * @throws SightlineException if the model cannot answer, or the user cancelled
   * @throws IllegalArgumentException if the model has no such head
   */
  public Flip run(Progress progress) throws SightlineException {
    Answer first = probe.ask(List.of(base), progress).getFirst();
    questions = 1;
    float[] logits = first.logits().get(head);
    if (logits == null) {
      throw new IllegalArgumentException("no head " + head);
    }
    label = most(logits);
    if (parts.isEmpty()) {
      return new Flip(head, label, label, List.of(), 0, questions, first, first);
    }
    List<Tried> alone = ask(sets(1), part(progress, 0, 0.1));
    Tried best = alone.stream().min(Comparator.comparingDouble(Tried::margin)).orElseThrow();
    int tried = 1;
    if (!best.flips()) {
      best = greedy(alone, part(progress, 0.1, 0.5));
      best = best.flips() ? back(best, part(progress, 0.5, 0.6)) : best;
      int limit = best.flips() ? best.hidden().size() - 1 : parts.size();
      for (int size = 2; size <= limit && count(size) <= mostQuestions; size++) {
        Tried exact =
            ask(sets(size), part(progress, 0.6, 1)).stream()
                .min(Comparator.comparingDouble(Tried::margin))
                .orElseThrow();
        if (exact.flips()) {
          best = exact;
          break;
        }
        tried = size;
      }
    } else {
      tried = 0; // one part is enough, and nothing is smaller
    }
    List<FlipPart> found =
        best.flips() ? best.hidden().stream().map(parts::get).toList() : List.of();
    int after = most(best.answer().logits().get(head));
    return new Flip(head, label, after, found, tried, questions, first, best.answer());
  }

  /** One part more each time, until the class is another one or nothing is left. */
  private Tried greedy(List<Tried> alone, Progress progress) throws SightlineException {
    List<Integer> order =
        alone.stream()
            .sorted(Comparator.comparingDouble(Tried::margin))
            .map(t -> t.hidden().first())
            .toList();
    Tried now = alone.stream().min(Comparator.comparingDouble(Tried::margin)).orElseThrow();
    while (!now.flips() && now.hidden().size() < parts.size()) {
      progress.update(
          (double) now.hidden().size() / parts.size(), Phrase.of("Hiding one part after another"));
      TreeSet<Integer> hidden = now.hidden();
      List<TreeSet<Integer>> next =
          order.stream()
              .filter(i -> !hidden.contains(i))
              .limit(CANDIDATES)
              .map(i -> plus(hidden, i))
              .toList();
      now =
          ask(next, silent(progress)).stream()
              .min(Comparator.comparingDouble(Tried::margin))
              .orElseThrow();
    }
    return now;
  }

  /** Shows parts again as long as the class stays another one; whichever leaves most margin. */
  private Tried back(Tried found, Progress progress) throws SightlineException {
    Tried now = found;
    while (now.hidden().size() > 1) {
      progress.update(0.5, Phrase.of("Showing again what is not needed"));
      TreeSet<Integer> hidden = now.hidden();
      Tried fewer =
          ask(hidden.stream().map(i -> minus(hidden, i)).toList(), silent(progress)).stream()
              .min(Comparator.comparingDouble(Tried::margin))
              .orElseThrow();
      if (!fewer.flips()) {
        return now;
      }
      now = fewer;
    }
    return now;
  }

  private List<Tried> ask(List<TreeSet<Integer>> sets, Progress progress)
      throws SightlineException {
    List<Mask> masks = sets.stream().map(this::mask).toList();
    List<Answer> answers = probe.ask(masks, progress);
    questions += masks.size();
    List<Tried> tried = new ArrayList<>();
    for (int i = 0; i < sets.size(); i++) {
      tried.add(new Tried(sets.get(i), answers.get(i), margin(answers.get(i))));
    }
    return tried;
  }

  private Mask mask(TreeSet<Integer> hidden) {
    Mask mask = base;
    for (int i : hidden) {
      mask = parts.get(i).hide(mask, probe.tokens(), probe.cells());
    }
    return mask;
  }

  /** Logit of the class minus the largest other one; below 0 once another class is ahead. */
  private double margin(Answer answer) {
    float[] logits = answer.logits().get(head);
    double other = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < logits.length; i++) {
      other = i == label ? other : Math.max(other, logits[i]);
    }
    return logits[label] - other;
  }

  private static int most(float[] logits) {
    return IntStream.range(0, logits.length)
        .reduce((a, b) -> logits[b] > logits[a] ? b : a)
        .orElseThrow();
  }

  /** Number of sets of that size: n choose k, or more than any bound. */
  private long count(int size) {
    long n = 1;
    for (int i = 0; i < size; i++) {
      n = n * (parts.size() - i) / (i + 1);
      if (n > Integer.MAX_VALUE) {
        return n;
      }
    }
    return n;
  }

  /** All sets of that size, in order. */
  private List<TreeSet<Integer>> sets(int size) {
    List<TreeSet<Integer>> sets = new ArrayList<>(List.of(new TreeSet<>()));
    for (int k = 0; k < size; k++) {
      List<TreeSet<Integer>> larger = new ArrayList<>();
      for (TreeSet<Integer> set : sets) {
        for (int i = set.isEmpty() ? 0 : set.last() + 1; i < parts.size(); i++) {
          larger.add(plus(set, i));
        }
      }
      sets = larger;
    }
    return sets;
  }

  private static TreeSet<Integer> plus(TreeSet<Integer> set, int more) {
    TreeSet<Integer> larger = new TreeSet<>(set);
    larger.add(more);
    return larger;
  }

  private static TreeSet<Integer> minus(TreeSet<Integer> set, int less) {
    TreeSet<Integer> smaller = new TreeSet<>(set);
    smaller.remove(less);
    return smaller;
  }

  private static Progress part(Progress whole, double from, double to) {
    return new Progress() {
      @Override
      public void update(double fraction, Phrase message) {
        whole.update(from + (to - from) * Math.max(0, fraction), message);
      }

      @Override
      public boolean isCancelled() {
        return whole.isCancelled();
      }
    };
  }

  /** Can be cancelled and reports nothing. */
  private static Progress silent(Progress whole) {
    return new Progress() {
      @Override
      public void update(double fraction, Phrase message) {}

      @Override
      public boolean isCancelled() {
        return whole.isCancelled();
      }
    };
  }
}
