package dev.sightline.core.job;

import dev.sightline.core.words.Phrase;

/**
 * Can be stopped, and shows nothing: for the many small steps of a work that tells itself how far
 * it is.
 *
 * @param whole whose user can stop it
 */
public record QuietProgress(Progress whole) implements Progress {
  @Override
  public void update(double fraction, Phrase message) {}

  @Override
  public boolean isCancelled() {
    return whole.isCancelled();
  }
}
