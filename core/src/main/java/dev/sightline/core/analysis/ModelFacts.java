package dev.sightline.core.analysis;

import dev.sightline.core.model.bundle.AnswerThreshold;
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
 * @param answering how far its answers to questions can be trusted
 */
public record ModelFacts(
    String name,
    String version,
    String sha256,
    String licence,
    List<String> heads,
    String card,
    AnsweringFacts answering) {
  public ModelFacts {
    heads = List.copyOf(heads);
  }

  /** From which probability on its heads that answer questions do answer. */
  public List<AnswerThreshold> thresholds() {
    return answering.thresholds();
  }

  /** Of a model that answers no questions. */
  public ModelFacts(
      String name, String version, String sha256, String licence, List<String> heads, String card) {
    this(name, version, sha256, licence, heads, card, AnsweringFacts.NONE);
  }
}
