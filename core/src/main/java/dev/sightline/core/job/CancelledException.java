package dev.sightline.core.job;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.Serial;

/** The user stopped the operation; not an error to report. */
public final class CancelledException extends SightlineException {
  @Serial private static final long serialVersionUID = 1L;

  public CancelledException() {
    super(Problem.CANCELLED, Phrase.of("Stopped."));
  }
}
