package dev.sightline.core.analysis;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** One computation in a thread of its own that a cancellable caller waits for. */
final class Background<T> {
  /** How often a waiting caller looks whether it is to stop, ms; 100 ms are promised. */
  static final long POLL_MILLIS = 20;

  private final CompletableFuture<T> result = new CompletableFuture<>();

  /**
   * @param name of the thread
   */
  Background(String name, Callable<T> work) {
    Thread.ofPlatform()
        .daemon()
        .name(name)
        .start(
            () -> {
              try {
                result.complete(work.call());
              } catch (Throwable e) {
                result.completeExceptionally(e);
              }
            });
  }

  /** True if it has ended, well or not. */
  boolean isDone() {
    return result.isDone();
  }

  /** Waits at most so long; true if it has ended. */
  boolean isDoneWithin(long millis) throws InterruptedException {
    try {
      result.get(millis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      return true; // whoever takes the result is told
    }
    return true;
  }

  /**
   * The result.
   *
   * @throws SightlineException what the computation threw, or when {@code stop} was cancelled; the
   *     computation itself may go on for a while
   */
  T await(Progress stop) throws SightlineException, InterruptedException {
    return await(result, stop);
  }

  /** Gives a result that nobody will take to {@code disposal}, now or when it comes. */
  void abandon(Consumer<T> disposal) {
    result.thenAccept(disposal);
  }

  /** Waits for any future in this way. */
  static <T> T await(Future<T> future, Progress stop)
      throws SightlineException, InterruptedException {
    while (true) {
      stop.checkCancelled();
      try {
        return future.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        continue;
      } catch (ExecutionException e) {
        throw failure(e.getCause());
      }
    }
  }

  private static SightlineException failure(Throwable cause) {
    return switch (cause) {
      case SightlineException own -> own;
      case RuntimeException defect -> throw defect;
      case Error defect -> throw defect;
      default -> throw new IllegalStateException(cause);
    };
  }
}
