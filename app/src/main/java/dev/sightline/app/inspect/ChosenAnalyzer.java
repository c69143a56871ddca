package dev.sightline.app.inspect;

import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.problem.SightlineException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The model that the user has chosen: opened when it is first asked for, and closed when another
 * one is asked for after it, or at the end. Thread-safe.
 */
public final class ChosenAnalyzer implements AnalyzerSource, AutoCloseable {
  private final ModelOpener opener;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile String chosen;
  private volatile boolean closed;
  private String openId;
  private SharedAnalyzer open;

  /**
   * @param opener opens a new one on each call
   * @param first id of the model to begin with
   */
  public ChosenAnalyzer(ModelOpener opener, String first) {
    this.opener = opener;
    this.chosen = first;
  }

  /** Takes another model from the next call of {@link #get} on. Never blocks. */
  public void choose(String id) {
    chosen = id;
  }

  @Override
  public Analyzer get() throws SightlineException {
    lock.lock();
    try {
      if (closed) {
        throw new CancelledException();
      }
      String wanted = chosen;
      if (open != null && !wanted.equals(openId)) {
        open.close();
        open = null;
      }
      if (open == null) {
        open = new SharedAnalyzer(opener.open(wanted));
        openId = wanted;
      }
      return open;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    closed = true;
    lock.lock();
    try {
      if (open != null) {
        open.close();
        open = null;
      }
    } finally {
      lock.unlock();
    }
  }
}
