package dev.sightline.core.model.bundle;

import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.TensorFile;
import dev.sightline.core.words.Phrase;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The weights of a part of a bundle that has a file of its own. */
final class PartWeights {
  private PartWeights() {}

  /**
   * Checks that the weights are those of the part: each in its shape, all finite, none besides.
   *
   * @param file what it is called
   * @param source what to call the bundle in a message
   */
  static void check(
      TensorFile weights, Map<String, List<Integer>> expected, String file, String source)
      throws SightlineException {
    if (!weights.tensors().keySet().equals(expected.keySet())) {
      TreeSet<String> missing = new TreeSet<>(expected.keySet());
      missing.removeAll(weights.tensors().keySet());
      throw Refusal.of(
          source,
          missing.isEmpty()
              ? Phrase.of("its {0} holds weights that such a part does not have", file)
              : Phrase.of("its {0} lacks \"{1}\"", file, missing.first()));
    }
    for (Map.Entry<String, FloatTensor> e : weights.tensors().entrySet()) {
      if (!e.getValue().shape().equals(expected.get(e.getKey()))) {
        throw Refusal.of(
            source,
            Phrase.of(
                "its weight \"{0}\" has the shape {1} where its sizes ask for {2}",
                e.getKey(), e.getValue().shape(), expected.get(e.getKey())));
      }
      if (!e.getValue().isFinite()) {
        throw Refusal.of(
            source, Phrase.of("its weight \"{0}\" holds values that are no numbers", e.getKey()));
      }
    }
  }
}
