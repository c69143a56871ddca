package dev.sightline.app.jobs;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Makes background work wait where it asks whether to go on: while it is paused, and, while
 * something is more urgent, as long as it has just worked, which halves what it takes. Thread-safe.
 */
final class Turn {
  /** Never waits. */
  static final Turn ALWAYS = new Turn(null);

  /** The longest wait for what is more urgent, ns, so that a wish to stop is soon heard. */
  private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(50);

  private final BooleanSupplier urgent;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition resumed = lock.newCondition();
  private final AtomicBoolean paused = new AtomicBoolean();
  private long last = System.nanoTime();

  /**
   * @param urgent whether something else needs the machine now; may be asked on any thread
   */
  Turn(BooleanSupplier urgent) {
    this.urgent = urgent;
  }

  boolean canPause() {
    return urgent != null;
  }

  void pause() {
    paused.set(true);
  }

  void resume() {
    lock.lock();
    try {
      paused.set(false);
      resumed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits if it has to. On the worker. */
  void await() {
    if (urgent == null) {
      return;
    }
    if (paused.get()) {
      awaitResumed();
    } else if (urgent.getAsBoolean()) {
      LockSupport.parkNanos(Math.clamp(System.nanoTime() - lastWorked(), 0, LONGEST));
    }
    worked();
  }

  private void awaitResumed() {
    lock.lock();
    try {
      while (paused.get()) {
        resumed.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private synchronized long lastWorked() {
    return last;
  }

  private synchronized void worked() {
    last = System.nanoTime();
  }
}
