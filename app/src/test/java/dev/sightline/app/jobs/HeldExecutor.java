package dev.sightline.app.jobs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/** Keeps tasks until the test lets them run, in the order that the test wants. */
public final class HeldExecutor implements Executor {
  private final Deque<Runnable> held = new ArrayDeque<>();

  @Override
  public void execute(Runnable task) {
    held.addLast(task);
  }

  /** Runs the oldest. */
  public void runFirst() {
    held.removeFirst().run();
  }

  /** Runs the newest. */
  public void runLast() {
    held.removeLast().run();
  }

  /** Runs all, oldest first, also those that come meanwhile. */
  public void runAll() {
    while (!held.isEmpty()) {
      runFirst();
    }
  }

  /** How many wait. */
  public int size() {
    return held.size();
  }
}
