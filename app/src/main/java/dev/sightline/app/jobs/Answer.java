package dev.sightline.app.jobs;

import dev.sightline.core.problem.SightlineException;

/**
 * Who hears how a job ended: exactly one method is called, once, on the FX thread.
 *
 * @param <T> what the job answers
 */
public interface Answer<T> {
  /** It worked. */
  void done(T value);

  /** It failed; already logged. */
  void failed(SightlineException problem);

  /** The user or a newer request stopped it. */
  default void cancelled() {}
}
