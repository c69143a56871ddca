package dev.sightline.core.model;

/** Takes parameters as they are made. */
@FunctionalInterface
public interface ParameterSink {
  /**
   * @param values row by row; they have the size of the shape
   */
  void put(String name, float[] values, long... shape);
}
