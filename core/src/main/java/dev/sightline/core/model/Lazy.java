package dev.sightline.core.model;

import dev.sightline.core.problem.SightlineException;

/**
 * A network that few users need, so it waits for the first who does. Thread-safe.
 *
 * @param <T> owns native memory
 */
final class Lazy<T extends AutoCloseable> implements AutoCloseable {
  private final Maker<T> maker;
  private T made;
  private boolean closed;

  /** Makes it. */
  @FunctionalInterface
  interface Maker<T> {
    T make() throws SightlineException;
  }

  Lazy(Maker<T> maker) {
    this.maker = maker;
  }

  /**
   * The network.
   *
   * @throws SightlineException if the native engine cannot load it
   * @throws IllegalStateException if this is closed
   */
  synchronized T get() throws SightlineException {
    if (closed) {
      throw new IllegalStateException("this network has been closed");
    }
    if (made == null) {
      made = maker.make();
    }
    return made;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (made != null) {
      try {
        made.close();
      } catch (Exception e) {
        throw new IllegalStateException("closing a network", e);
      }
    }
  }
}
