package dev.sightline.core.tensor;

import java.util.Collections;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Named tensors, as a file holds them. Immutable.
 *
 * @param tensors by name, in the order of the names
 * @param metadata words about them
 */
public record TensorFile(
    SortedMap<String, FloatTensor> tensors, SortedMap<String, String> metadata) {
  public TensorFile {
    tensors = Collections.unmodifiableSortedMap(new TreeMap<>(tensors));
    metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
  }

  /** Tensors in any kind of map. */
  public static TensorFile of(Map<String, FloatTensor> tensors, Map<String, String> metadata) {
    return new TensorFile(new TreeMap<>(tensors), new TreeMap<>(metadata));
  }

  /** Tensors in any kind of map, without metadata. */
  public static TensorFile of(Map<String, FloatTensor> tensors) {
    return of(tensors, Map.of());
  }

  /**
   * @throws NoSuchElementException if there is no such tensor
   */
  public FloatTensor get(String name) {
    FloatTensor t = tensors.get(name);
    if (t == null) {
      throw new NoSuchElementException("no tensor named " + name);
    }
    return t;
  }

  public boolean has(String name) {
    return tensors.containsKey(name);
  }
}
