package dev.sightline.app.jobs;

import dev.sightline.core.job.Progress;

/**
 * What a job does, on a background thread.
 *
 * @param <T> what it answers
 */
@FunctionalInterface
public interface Work<T> {
  /**
   * Does it.
   *
   * @param progress told how far it is; says when to stop
   * @throws Exception whatever went wrong; {@code SightlineException} if a person can be told
   */
  T run(Progress progress) throws Exception;
}
