package dev.sightline.core.task;

import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.model.speech.SpokenFeeling;
import java.util.List;

/**
 * How something sounds, as a distribution over three classes.
 *
 * @param positive probability, 0 to 1
 * @param negative probability, 0 to 1
 * @param neutral probability, 0 to 1; the three sum to 1
 */
public record Feeling(double positive, double negative, double neutral) {
  /** The head that gives it, in every bundle that has one. */
  public static final String HEAD = "sentiment";

  /** What the classes of that head are called. */
  static final String POSITIVE = "positive";

  static final String NEGATIVE = "negative";
  static final String NEUTRAL = "neutral";

  /** From what the head says. */
  static Feeling of(HeadResult head) {
    return new Feeling(p(head, POSITIVE), p(head, NEGATIVE), p(head, NEUTRAL));
  }

  /** From how words sound. */
  static Feeling of(SpokenFeeling spoken) {
    List<String> labels = SpokenFeeling.SENTIMENTS;
    return new Feeling(
        spoken.sentiment().get(labels.indexOf(POSITIVE)),
        spoken.sentiment().get(labels.indexOf(NEGATIVE)),
        spoken.sentiment().get(labels.indexOf(NEUTRAL)));
  }

  private static double p(HeadResult head, String label) {
    return head.probabilities().get(head.labels().indexOf(label));
  }

  /** Expected value where positive counts 1, neutral 0 and negative −1; −1 to 1. */
  public double valence() {
    return positive - negative;
  }

  /** Standard deviation of that value under the distribution, 0 to 1: how unsure the model is. */
  public double spread() {
    double v = valence();
    return Math.sqrt(Math.max(0, positive + negative - v * v));
  }

  /** The likeliest class. */
  public String likeliest() {
    if (neutral >= positive && neutral >= negative) {
      return NEUTRAL;
    }
    return positive >= negative ? POSITIVE : NEGATIVE;
  }
}
