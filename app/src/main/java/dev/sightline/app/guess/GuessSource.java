package dev.sightline.app.guess;

import dev.sightline.app.inspect.AnalyzerSource;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.analysis.WordGuess;
import dev.sightline.core.analysis.WordGuesser;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.TokenizedText;
import java.util.Optional;

/** Guesses a hidden word. Blocks, so never on the FX thread. Thread-safe. */
@FunctionalInterface
public interface GuessSource {
  /**
   * @param token number of one of the word's tokens
   * @return empty if the model does not guess words
   * @throws SightlineException if the model fails, or the user cancelled
   */
  Optional<WordGuess> guess(
      VideoFeatures features, TokenizedText text, int token, Progress progress)
      throws SightlineException;

  /** Of the model in use. */
  static GuessSource of(AnalyzerSource model) {
    return (features, text, token, progress) -> {
      Optional<WordGuesser> guesser = model.get().wordGuesser();
      return guesser.isEmpty()
          ? Optional.empty()
          : Optional.of(guesser.get().guess(features, text, token, progress));
    };
  }
}
