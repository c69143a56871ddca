package dev.sightline.core.job;

/**
 * What a long-running operation is given to report to and to be stopped by. Implementations are
 * thread-safe; every method returns at once.
 */
public interface Progress {
  /** Reports to nobody and is never cancelled. */
  Progress NONE =
      new Progress() {
        @Override
        public void update(double fraction, String message) {}

        @Override
        public boolean isCancelled() {
          return false;
        }
      };

  /**
   * @param fraction done so far, 0 to 1; negative if unknown
   * @param message what is being done now, for the user
   */
  void update(double fraction, String message);

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
