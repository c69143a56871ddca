package dev.sightline.core.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * Named parameters of a model in native memory. Owns them: closing frees all.
 *
 * <p>An operation's result belongs to the manager of its <em>first</em> operand, so code that uses
 * a parameter puts the data first ({@code x.matMul(w)}), otherwise results would pile up in this
 * object's manager.
 */
public final class ParameterSet implements ParameterSink, AutoCloseable {
  private final NDManager manager;
  private final Map<String, NDArray> byName = new LinkedHashMap<>();

  /**
   * @param parent the manager under which the parameters live
   */
  public ParameterSet(NDManager parent) {
    this.manager = parent.newSubManager();
  }

  /** Adds a parameter with these values, float32; {@code values} has the size of the shape. */
  @Override
  public void put(String name, float[] values, long... shape) {
    NDArray own;
    try (NDArray passed = manager.create(values, new Shape(shape))) {
      // memory of the engine's own, aligned: matrix products round otherwise from place to place
      own = passed.duplicate();
    }
    NDArray old = byName.put(name, own);
    if (old != null) {
      old.close();
    }
  }

  /**
   * @throws NoSuchElementException if there is no such parameter
   */
  public NDArray get(String name) {
    NDArray a = byName.get(name);
    if (a == null) {
      throw new NoSuchElementException("the model has no parameter " + name);
    }
    return a;
  }

  public boolean has(String name) {
    return byName.containsKey(name);
  }

  public Collection<String> names() {
    return byName.keySet();
  }

  /** The manager that owns the parameters. */
  public NDManager manager() {
    return manager;
  }

  /** Number of single values in all parameters. */
  public long size() {
    return byName.values().stream().mapToLong(NDArray::size).sum();
  }

  @Override
  public void close() {
    manager.close();
    byName.clear();
  }
}
