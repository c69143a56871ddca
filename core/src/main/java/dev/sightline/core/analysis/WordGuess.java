package dev.sightline.core.analysis;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What a model would put in the place of a word.
 *
 * @param word that stands there
 * @param visible guesses with the video visible
 * @param hidden guesses with the video hidden
 */
public record WordGuess(String word, Look visible, Look hidden) {
  /**
   * Guesses with one look.
   *
   * @param top the likeliest words, the likeliest first
   * @param right probability of the word that stands there; empty if it is none that the model can
   *     guess
   */
  public record Look(List<Candidate> top, OptionalDouble right) {
    public Look {
      top = List.copyOf(top);
    }
  }

  /**
   * @param word a word that can be guessed
   * @param probability 0..1, among all such words
   */
  public record Candidate(String word, double probability) {}

  /** True if the word is one that the model can guess. */
  public boolean canBeGuessed() {
    return visible.right().isPresent();
  }

  /** How many times the likelier the word is with the video visible; 1 if it cannot be guessed. */
  public double gain() {
    return canBeGuessed()
        ? visible.right().getAsDouble() / Math.max(1e-12, hidden.right().getAsDouble())
        : 1;
  }
}
