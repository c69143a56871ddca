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
  private final AnalysisKeeper keeper;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile Choice chosen;
  private volatile boolean closed;
  private Choice openChoice;
  private SharedAnalyzer open;

  /**
   * One act of choosing: the same id chosen twice may mean another file of that name, so choices
   * are compared by identity.
   */
  private static final class Choice {
    private final String id;

    Choice(String id) {
      this.id = id;
    }
  }

  /**
   * @param opener opens a new one on each call
   * @param first id of the model to begin with
   */
  public ChosenAnalyzer(ModelOpener opener, String first) {
    this(opener, first, AnalysisKeeper.NONE);
  }

  /**
   * @param opener opens a new one on each call
   * @param first id of the model to begin with
   * @param keeper takes what the models answer
   */
  public ChosenAnalyzer(ModelOpener opener, String first, AnalysisKeeper keeper) {
    this.opener = opener;
    this.keeper = keeper;
    this.chosen = new Choice(first);
  }

  /**
   * Takes another model, or the same one anew, from the next call of {@link #get} on. Never blocks.
   */
  public void choose(String id) {
    chosen = new Choice(id);
  }

  @Override
  public Analyzer get() throws SightlineException {
    lock.lock();
    try {
      if (closed) {
        throw new CancelledException();
      }
      Choice wanted = chosen;
      if (open != null && wanted != openChoice) {
        open.close();
        open = null;
      }
      if (open == null) {
        open = new SharedAnalyzer(opener.open(wanted.id), keeper);
        openChoice = wanted;
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
