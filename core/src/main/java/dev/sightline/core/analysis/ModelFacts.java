package dev.sightline.core.analysis;

import java.util.List;

/**
 * What a user is told of the loaded model.
 *
 * @param name such as {@code everyday}
 * @param version such as {@code 1.0}
 * @param sha256 hash over the bundle's files
 * @param licence SPDX identifier
 * @param heads keys of the task heads
 * @param card the model card, Markdown
 */
public record ModelFacts(
    String name, String version, String sha256, String licence, List<String> heads, String card) {
  public ModelFacts {
    heads = List.copyOf(heads);
  }
}
