package dev.sightline.core.training;

import dev.sightline.core.model.Side;
import dev.sightline.core.training.feature.FeatureStore;
import dev.sightline.core.training.feature.TokenFeatures;
import java.util.List;

/**
 * Features of labelled videos, for one head.
 *
 * @param head key of the head
 * @param cells rows {@code [clip]}, each {@code c × channels}: the top's output
 * @param clipsOf for each video and view the rows of its clips, {@code [video][view][clip]}
 * @param tokens hidden states of all texts
 * @param textsOf for each video the numbers of its texts; all empty if no text is looked at
 * @param labels for each video the index of its label, or {@link #UNKNOWN}
 */
record LabelledFeatures(
    String head,
    FeatureStore cells,
    List<List<List<Long>>> clipsOf,
    TokenFeatures tokens,
    List<List<Integer>> textsOf,
    List<Integer> labels) {
  /** Stands for a label that the head does not know: no answer to such an item is right. */
  static final int UNKNOWN = -1;

  LabelledFeatures {
    clipsOf = List.copyOf(clipsOf);
    textsOf = List.copyOf(textsOf);
    labels = List.copyOf(labels);
    if (clipsOf.size() != labels.size() || textsOf.size() != labels.size()) {
      throw new IllegalArgumentException("videos, texts and labels differ in number");
    }
  }

  /** What a model can be given of these items: video alone if they have no texts. */
  List<Side> sides() {
    boolean texts = textsOf.stream().noneMatch(List::isEmpty);
    return texts ? List.of(Side.values()) : List.of(Side.VIDEO);
  }

  int size() {
    return labels.size();
  }
}
