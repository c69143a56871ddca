package dev.sightline.core.job;

import dev.sightline.core.words.Phrase;

/**
 * What a long-running operation is given to report to and to be stopped by. Implementations are
 * thread-safe; every method returns at once.
 */
public interface Progress {
  /** Reports to nobody and is never cancelled. */
  Progress NONE =
      new Progress() {
        @Override
        public void update(double fraction, Phrase message) {}

        @Override
        public boolean isCancelled() {
          return false;
        }
      };

  /**
   * @param fraction done so far, 0 to 1; negative if unknown
   * @param message what is being done now, for the user
   */
  void update(double fraction, Phrase message);

  /** Like the one above, in words that nobody translates: of a plug-in, or of the command line. */
  default void update(double fraction, String message) {
    update(fraction, Phrase.plain(message));
  }

  /**
   * Tells how many of the things that the user counts are done, such as videos: what a rate is made
   * of. Told before {@link #update}; who shows no rate does nothing with it.
   */
  default void counted(long done) {}

  boolean isCancelled();

  /**
   * Called in every loop that can last.
   *
   * @throws CancelledException if the user asked to stop
   */
  default void checkCancelled() throws CancelledException {
    if (isCancelled()) {
      throw new CancelledException();
    }
  }
}
