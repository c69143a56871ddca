package dev.sightline.core.training.pretraining;

import dev.sightline.core.training.evaluation.Bootstrap;
import dev.sightline.core.training.evaluation.Evaluation;
import dev.sightline.core.training.evaluation.Interval;
import dev.sightline.core.training.pretraining.WordGuesses.Seen;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a pre-trained model does on dev sets, each with its 95 % interval.
 *
 * @param sets one for each dev set, in order
 */
public record PretrainFigures(List<OfSet> sets) {
  /** Name of this measurement. */
  public static final String TASK = "words";

  private static final int RESAMPLES = 1000;

  public PretrainFigures {
    sets = List.copyOf(sets);
  }

  /**
   * Figures of one set.
   *
   * @param set its name
   * @param items items of it
   * @param words hidden words
   * @param rarer those of them that are none of the 50 most frequent words
   * @param all figures of all hidden words
   * @param ofRarer figures of the rarer ones
   */
  public record OfSet(String set, int items, int words, int rarer, Guessed all, Guessed ofRarer) {}

  /**
   * Perplexity and accuracy, with the video visible, hidden, and beside another item's.
   *
   * @param visible perplexity
   * @param hidden perplexity
   * @param other perplexity
   * @param gap perplexity with the video hidden over that with the video visible: above 1, the
   *     video helps
   * @param accuracyVisible share of words whose likeliest guess is right
   * @param accuracyHidden the same
   * @param gain difference of both
   */
  public record Guessed(
      Interval visible,
      Interval hidden,
      Interval other,
      Interval gap,
      Interval accuracyVisible,
      Interval accuracyHidden,
      Interval gain) {
    static Guessed of(WordGuesses guesses, Bootstrap bootstrap) {
      return new Guessed(
          guesses.perplexity(Seen.VISIBLE, bootstrap),
          guesses.perplexity(Seen.HIDDEN, bootstrap),
          guesses.perplexity(Seen.OTHER, bootstrap),
          guesses.ratio(Seen.HIDDEN, Seen.VISIBLE, bootstrap),
          guesses.accuracy(Seen.VISIBLE, bootstrap),
          guesses.accuracy(Seen.HIDDEN, bootstrap),
          guesses.gain(Seen.HIDDEN, Seen.VISIBLE, bootstrap));
    }
  }

  static OfSet of(String set, int items, WordGuesses guesses, long seed) {
    Bootstrap bootstrap = new Bootstrap(RESAMPLES, seed);
    WordGuesses rarer = guesses.rarer();
    // a world of few words has no rare ones
    WordGuesses shown = rarer.asked().isEmpty() ? guesses : rarer;
    return new OfSet(
        set,
        items,
        guesses.asked().size(),
        shown.asked().size(),
        Guessed.of(guesses, bootstrap),
        Guessed.of(shown, bootstrap));
  }

  /**
   * As a bundle's figures, which are shares: instead of a perplexity its inverse, the geometric
   * mean of the right words' probabilities.
   *
   * @param bundle name and version of the model
   */
  public Evaluation evaluation(String bundle) {
    Map<String, Interval> metrics = new LinkedHashMap<>();
    Map<String, Integer> parts = new LinkedHashMap<>();
    for (OfSet s : sets) {
      put(metrics, s.set(), s.all());
      put(metrics, s.set() + "_rarer", s.ofRarer());
      parts.put(s.set(), s.words());
      parts.put(s.set() + "_rarer", s.rarer());
    }
    return new Evaluation(
        TASK, bundle, "dev", sets.stream().mapToInt(OfSet::items).sum(), metrics, Map.of(), parts);
  }

  private static void put(Map<String, Interval> metrics, String set, Guessed g) {
    metrics.put(set + ".visible.probability", inverse(g.visible()));
    metrics.put(set + ".hidden.probability", inverse(g.hidden()));
    metrics.put(set + ".other.probability", inverse(g.other()));
    metrics.put(set + ".visible.accuracy", g.accuracyVisible());
    metrics.put(set + ".hidden.accuracy", g.accuracyHidden());
    metrics.put(set + ".visible_minus_hidden.accuracy", g.gain());
  }

  private static Interval inverse(Interval i) {
    return new Interval(1 / i.value(), 1 / i.high(), 1 / i.low());
  }
}
