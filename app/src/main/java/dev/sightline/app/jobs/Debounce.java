package dev.sightline.app.jobs;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Runs the newest task once nothing newer has come for a while; the others are dropped. Called on
 * the FX thread, and runs its task there.
 */
public final class Debounce implements Executor {
  private final ScheduledExecutorService timer;
  private final Executor ui;
  private final long millis;
  private ScheduledFuture<?> pending;
  private long newest;

  /**
   * @param millis how long it must be quiet
   */
  public Debounce(ScheduledExecutorService timer, Executor ui, long millis) {
    this.timer = timer;
    this.ui = ui;
    this.millis = millis;
  }

  @Override
  public void execute(Runnable task) {
    if (pending != null) {
      pending.cancel(false);
    }
    long mine = ++newest;
    pending =
        timer.schedule(
            () -> ui.execute(() -> runIfNewest(mine, task)), millis, TimeUnit.MILLISECONDS);
  }

  private void runIfNewest(long mine, Runnable task) {
    if (mine == newest) {
      task.run();
    }
  }
}
