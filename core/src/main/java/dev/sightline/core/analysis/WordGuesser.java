package dev.sightline.core.analysis;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.TokenizedText;

/** Guesses a hidden word of a text. Thread-safe; blocks, so never on the FX thread. */
public interface WordGuesser {
  /**
   * Hides a word and asks for it, with the video visible and hidden. The first time takes seconds.
   *
   * @param token number of one of the word's tokens, no special one; a word of several pieces is
   *     hidden whole
   * @throws SightlineException if the model was closed, or the user cancelled
   */
  WordGuess guess(VideoFeatures features, TokenizedText text, int token, Progress progress)
      throws SightlineException;
}
