package dev.sightline.core.model.bundle;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;

/** The one form in which a bundle is refused. */
final class Refusal {
  private Refusal() {}

  static SightlineException of(String source, String why) {
    return of(source, why, null);
  }

  static SightlineException of(String source, String why, Throwable cause) {
    String sentence = "The model bundle " + source + " cannot be used: " + why + ".";
    return new SightlineException(
        Problem.BUNDLE, sentence, cause == null ? sentence : sentence + " " + cause, cause);
  }
}
