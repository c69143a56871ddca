package dev.sightline.core.model.bundle;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * One measured figure and how to get it again.
 *
 * @param task such as {@code retrieval}
 * @param name such as {@code text_to_image.r@1}
 * @param split of the data: {@code dev}, {@code test}
 * @param n number of items measured
 * @param value 0 to 1; a difference of two such figures: -1 to 1; CIDEr: 0 to 10
 * @param low lower end of the 95 % interval
 * @param high upper end of the 95 % interval
 * @param command the command line that gave it
 */
public record Metric(
    String task,
    String name,
    String split,
    int n,
    double value,
    double low,
    double high,
    String command) {

  /** True if it compares two figures, by its name: {@code both_minus_best.accuracy}. */
  @JsonIgnore
  public boolean isDifference() {
    return name.contains("_minus_");
  }

  /** Largest possible value: CIDEr is ten times a mean of cosines, all others are shares. */
  @JsonIgnore
  public double most() {
    return name.endsWith("cider") ? 10 : 1;
  }
}
