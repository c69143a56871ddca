package dev.sightline.core.library.index;

import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.words.Phrase;

/**
 * A part of a whole: stops with it, and keeps its own reports to itself.
 *
 * @param whole what it is a part of
 */
record Within(Progress whole) implements Progress {
  @Override
  public void update(double fraction, Phrase message) {}

  @Override
  public boolean isCancelled() {
    return whole.isCancelled();
  }

  @Override
  public void checkCancelled() throws CancelledException {
    whole.checkCancelled();
  }
}
