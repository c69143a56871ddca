package dev.sightline.app.inspect;

import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.analysis.WordGuess;
import dev.sightline.core.analysis.WordGuesser;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.TokenizedText;

/** Guesses words while its model is open; after that a call is refused as cancelled. */
record SharedGuesser(WordGuesser guesser, SharedAnalyzer owner) implements WordGuesser {
  @Override
  public WordGuess guess(VideoFeatures video, TokenizedText text, int token, Progress progress)
      throws SightlineException {
    return owner.call(() -> guesser.guess(video, text, token, progress));
  }
}
