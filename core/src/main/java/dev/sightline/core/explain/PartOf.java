package dev.sightline.core.explain;

import dev.sightline.core.job.Progress;

/**
 * A stretch of somebody else's progress.
 *
 * @param whole who is told
 * @param from where the stretch begins, 0 to 1
 * @param to where it ends
 */
public record PartOf(Progress whole, double from, double to) implements Progress {
  @Override
  public void update(double fraction, String message) {
    whole.update(fraction < 0 ? from : from + fraction * (to - from), message);
  }

  @Override
  public boolean isCancelled() {
    return whole.isCancelled();
  }
}
