package dev.sightline.core.training.feature;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Owns the feature files that were opened for one piece of work, and unmaps them all at its end.
 * Not thread-safe.
 */
public final class FeatureStores implements AutoCloseable {
  private final Deque<Runnable> open = new ArrayDeque<>();

  /** Takes over the closing of a store, and returns it. */
  public FeatureStore keep(FeatureStore store) {
    open.push(store::close);
    return store;
  }

  /** Takes over the closing of the rows of texts, and returns them. */
  public TokenFeatures keep(TokenFeatures tokens) {
    open.push(tokens::close);
    return tokens;
  }

  /** Closes every store, the last one first. Reading from one afterwards throws. */
  @Override
  public void close() {
    while (!open.isEmpty()) {
      open.pop().run();
    }
  }
}
