package dev.sightline.core.training.pretraining;

import dev.sightline.core.training.evaluation.Bootstrap;
import dev.sightline.core.training.evaluation.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * How well hidden words of a set were guessed, each with the video visible, with the video hidden,
 * and beside the video of another item.
 *
 * @param asked one for each hidden word
 */
record WordGuesses(List<Asked> asked) {
  /**
   * Words up to this place by frequency are told by grammar more than by what there is to see:
   * articles, prepositions, “man”.
   */
  static final int COMMON = 50;

  WordGuesses {
    asked = List.copyOf(asked);
  }

  /** What the network was given of the video. */
  enum Seen {
    VISIBLE,
    HIDDEN,
    /** Another item's video. */
    OTHER
  }

  /**
   * One hidden word.
   *
   * @param item it belongs to; resampling draws items
   * @param word its number by frequency
   * @param surprise {@code −ln p} of the right word, by {@link Seen}
   * @param right whether the likeliest word is the right one, by {@link Seen}
   */
  record Asked(int item, int word, double[] surprise, boolean[] right) {}

  /** Only words that are rarer than the most frequent ones. */
  WordGuesses rarer() {
    return only(a -> a.word() >= COMMON);
  }

  private WordGuesses only(Predicate<Asked> keep) {
    return new WordGuesses(asked.stream().filter(keep).toList());
  }

  /** Perplexity: e to the mean surprise. */
  double perplexity(Seen seen) {
    return Losses.perplexity(mean(a -> a.surprise()[seen.ordinal()]));
  }

  /**
   * Perplexity with one look over that with another: so many times the likelier is the right word.
   */
  double ratio(Seen worse, Seen better) {
    return perplexity(worse) / perplexity(better);
  }

  /** The interval of a perplexity, items drawn with replacement. */
  Interval perplexity(Seen seen, Bootstrap bootstrap) {
    return exp(interval(bootstrap, a -> a.surprise()[seen.ordinal()]));
  }

  /** The interval of {@link #ratio}. */
  Interval ratio(Seen worse, Seen better, Bootstrap bootstrap) {
    return exp(
        interval(bootstrap, a -> a.surprise()[worse.ordinal()] - a.surprise()[better.ordinal()]));
  }

  /** The share of words whose likeliest guess is right. */
  Interval accuracy(Seen seen, Bootstrap bootstrap) {
    return interval(bootstrap, a -> a.right()[seen.ordinal()] ? 1 : 0);
  }

  /** The difference of two such shares. */
  Interval gain(Seen worse, Seen better, Bootstrap bootstrap) {
    return interval(
        bootstrap,
        a -> (a.right()[better.ordinal()] ? 1 : 0) - (a.right()[worse.ordinal()] ? 1 : 0));
  }

  private double mean(ToDoubleFunction<Asked> value) {
    return asked.stream().mapToDouble(value).average().orElse(Double.NaN);
  }

  /** Of the mean over words, items drawn: the words of one item are no independent draws. */
  private Interval interval(Bootstrap bootstrap, ToDoubleFunction<Asked> value) {
    int[] items = asked.stream().mapToInt(Asked::item).distinct().sorted().toArray();
    double[] sums = new double[items.length];
    double[] counts = new double[items.length];
    for (Asked a : asked) {
      int at = Arrays.binarySearch(items, a.item());
      sums[at] += value.applyAsDouble(a);
      counts[at]++;
    }
    return bootstrap.of(
        items.length,
        drawn ->
            Arrays.stream(drawn).mapToDouble(i -> sums[i]).sum()
                / Arrays.stream(drawn).mapToDouble(i -> counts[i]).sum());
  }

  private static Interval exp(Interval i) {
    return new Interval(Math.exp(i.value()), Math.exp(i.low()), Math.exp(i.high()));
  }
}
