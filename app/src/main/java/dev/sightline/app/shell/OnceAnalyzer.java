package dev.sightline.app.shell;

import dev.sightline.app.inspect.AnalyzerSource;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.problem.SightlineException;
import java.util.concurrent.locks.ReentrantLock;

/** Opens the model once, when it is first asked for, and closes it at the end. Thread-safe. */
final class OnceAnalyzer implements AnalyzerSource, AutoCloseable {
  private final AnalyzerSource opener;
  private final ReentrantLock lock = new ReentrantLock();
  private Analyzer open;
  private boolean closed;

  /**
   * @param opener opens a new one on each call
   */
  OnceAnalyzer(AnalyzerSource opener) {
    this.opener = opener;
  }

  @Override
  public Analyzer get() throws SightlineException {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("asked for the model after the end");
      }
      if (open == null) {
        open = opener.get();
      }
      return open;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      if (open != null) {
        open.close();
        open = null;
      }
    } finally {
      lock.unlock();
    }
  }
}
