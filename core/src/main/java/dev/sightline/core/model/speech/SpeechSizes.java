package dev.sightline.core.model.speech;

import java.util.List;

/**
 * What is read of an utterance and of those before it.
 *
 * @param dim values of a hidden state of the text encoder
 * @param means layers whose mean over the tokens is read; 0 is the embedding
 * @param maxima layers whose largest value over the tokens is read
 * @param before how many utterances before it are read, each by the mean of the last of {@code
 *     means}
 */
public record SpeechSizes(int dim, List<Integer> means, List<Integer> maxima, int before) {
  /** Beside an earlier utterance: whether there is one, and whether the same person speaks. */
  static final int FLAGS = 2;

  private static final int MOST_BEFORE = 8;

  /**
   * @throws IllegalArgumentException if a number is out of range
   */
  public SpeechSizes {
    means = List.copyOf(means);
    maxima = List.copyOf(maxima);
    if (dim < 1 || means.isEmpty() || before < 0 || before > MOST_BEFORE) {
      throw new IllegalArgumentException("dim " + dim + ", means " + means + ", before " + before);
    }
  }

  /** Values that are read of one utterance by itself. */
  public int own() {
    return dim * (means.size() + maxima.size());
  }

  /** Values that a head reads. */
  public int width() {
    return own() + before * (dim + FLAGS);
  }

  /** Where the values begin, within {@link #own()}, by which later utterances know this one. */
  int remembered() {
    return dim * (means.size() - 1);
  }
}
