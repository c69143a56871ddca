package dev.sightline.core.model;

import java.util.List;

/**
 * One classification head.
 *
 * @param key stable name, such as {@code topics}
 * @param labels class names in the order of the logits
 */
public record HeadSpec(String key, List<String> labels) {
  public HeadSpec {
    labels = List.copyOf(labels);
    if (labels.size() < 2) {
      throw new IllegalArgumentException("head " + key + " needs at least two labels");
    }
  }
}
