package dev.sightline.core.job;

import dev.sightline.core.words.Phrase;

/**
 * Shows one step of a longer work as its share of the whole.
 *
 * @param whole what is shown to the user
 * @param from where the step begins, 0 to 1
 * @param to where it ends, 0 to 1
 */
public record PartOfProgress(Progress whole, double from, double to) implements Progress {
  @Override
  public void update(double fraction, Phrase message) {
    whole.update(fraction < 0 ? from : from + fraction * (to - from), message);
  }

  @Override
  public boolean isCancelled() {
    return whole.isCancelled();
  }
}
