package dev.sightline.app.jobs;

import dev.sightline.core.problem.SightlineException;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/**
 * Requests of which only the newest of each key counts: an older one is asked to stop, and its
 * answer changes nothing even if it comes last. {@link #busyProperty()} ends with the last request,
 * however that ends. FX thread only.
 */
public final class LatestTask {
  private final JobRunner runner;
  private final Map<Object, Request> newest = new HashMap<>();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");

  public LatestTask(JobRunner runner) {
    this.runner = runner;
  }

  /** True while the newest request of any key has not ended. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /**
   * Starts work that supersedes what ran under the same key.
   *
   * @param title shown to the user; empty for work too short to tell of
   * @return the job, to follow its progress
   */
  public <T> Job request(Object key, String title, Work<T> work, Answer<? super T> answer) {
    Request request = new Request();
    Request older = newest.put(key, request);
    if (older != null) {
      older.stop();
    }
    busy.set(true);
    Answer<T> guarded = guard(key, request, answer);
    request.job =
        title.isEmpty() ? runner.startQuietly(work, guarded) : runner.start(title, work, guarded);
    return request.job;
  }

  /** Stops what runs under that key; its {@link Answer#cancelled()} is told. */
  public void cancel(Object key) {
    Request request = newest.get(key);
    if (request != null) {
      request.stop();
    }
  }

  /** Drops what runs under that key: it is asked to stop and its answer is heard by nobody. */
  public void forget(Object key) {
    Request request = newest.remove(key);
    if (request != null) {
      request.stop();
    }
    busy.set(!newest.isEmpty());
  }

  private <T> Answer<T> guard(Object key, Request request, Answer<? super T> answer) {
    return new Answer<>() {
      @Override
      public void done(T value) {
        if (end()) {
          answer.done(value);
        }
      }

      @Override
      public void failed(SightlineException problem) {
        if (end()) {
          answer.failed(problem);
        }
      }

      @Override
      public void cancelled() {
        if (end()) {
          answer.cancelled();
        }
      }

      /** True if this is still the newest request; it is then over, before anybody hears. */
      private boolean end() {
        boolean current = newest.remove(key, request);
        busy.set(!newest.isEmpty());
        return current;
      }
    };
  }

  private static final class Request {
    private Job job;

    void stop() {
      if (job != null) {
        job.cancel();
      }
    }
  }
}
