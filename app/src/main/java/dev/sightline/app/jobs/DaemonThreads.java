package dev.sightline.app.jobs;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one place where the app makes threads: all are daemons and have names that tell in a thread
 * dump what they are for. Work that comes after a shutdown is dropped without a word: a window that
 * closes still hears of what it had asked for, and must not fail over what it would ask next.
 * Thread-safe.
 */
public final class DaemonThreads {
  private static final long IDLE_SECONDS = 60;

  private DaemonThreads() {}

  /** A factory of daemon threads called {@code sightline-NAME-1}, {@code -2}, …. */
  public static ThreadFactory named(String name) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "sightline-" + name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** A pool that grows with the work and lets idle threads go. */
  public static ExecutorService pool(String name) {
    return threads(name, 0, Integer.MAX_VALUE, new SynchronousQueue<>());
  }

  /** One thread that takes tasks in order. */
  public static ExecutorService single(String name) {
    return threads(name, 1, 1, new LinkedBlockingQueue<>());
  }

  /** One thread that runs tasks later. */
  public static ScheduledExecutorService scheduler(String name) {
    return new ScheduledThreadPoolExecutor(1, named(name), new ThreadPoolExecutor.DiscardPolicy());
  }

  private static ExecutorService threads(
      String name, int core, int most, BlockingQueue<Runnable> waiting) {
    return new ThreadPoolExecutor(
        core,
        most,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        waiting,
        named(name),
        new ThreadPoolExecutor.DiscardPolicy());
  }
}
