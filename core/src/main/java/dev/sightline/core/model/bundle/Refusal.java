package dev.sightline.core.model.bundle;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;

/** The one form in which a bundle is refused. */
final class Refusal {
  private Refusal() {}

  static SightlineException of(String source, Phrase why) {
    return of(source, why, null);
  }

  static SightlineException of(String source, Phrase why, Throwable cause) {
    Phrase sentence = Phrase.of("The model bundle {0} cannot be used: {1}.", source, why);
    return new SightlineException(
        Problem.BUNDLE,
        sentence,
        cause == null ? sentence.english() : sentence + " " + cause,
        cause);
  }
}
