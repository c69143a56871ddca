package dev.sightline.core.training.faithfulness;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was measured of one method on one item.
 *
 * @param set name of the set
 * @param item name of the item
 * @param method key of the method, or {@link #RANDOM}
 * @param measures by name, see {@link Measures}
 */
public record BenchRow(String set, String item, String method, Map<String, Double> measures) {
  /** Stands for what chance gives. */
  public static final String RANDOM = "random";

  public BenchRow {
    measures = Collections.unmodifiableMap(new LinkedHashMap<>(measures));
  }
}
