package dev.sightline.core.analysis;

import java.util.List;
import java.util.Optional;

/**
 * What one task head says.
 *
 * @param head stable key: {@code topics}, {@code actions}, {@code objects}
 * @param labels class names, in the order of the head
 * @param probabilities over the whole video and text, one for each label, summing to 1
 * @param overTime {@code clipProbabilities.get(clip)} are the probabilities for that clip alone;
 *     one entry for each clip; empty while not known, see {@link Analysis#isComplete}
 * @param known whether the input looks like what the head was trained on; empty if the model cannot
 *     tell
 */
public record HeadResult(
    String head,
    List<String> labels,
    List<Float> probabilities,
    List<List<Float>> overTime,
    Optional<KnownScore> known) {

  public HeadResult {
    labels = List.copyOf(labels);
    probabilities = List.copyOf(probabilities);
    overTime = overTime.stream().map(List::copyOf).toList();
    if (probabilities.size() != labels.size()) {
      throw new IllegalArgumentException(
          head + ": " + probabilities.size() + " probabilities for " + labels.size() + " labels");
    }
  }

  /** Of a head that cannot tell known from foreign input. */
  public HeadResult(
      String head, List<String> labels, List<Float> probabilities, List<List<Float>> overTime) {
    this(head, labels, probabilities, overTime, Optional.empty());
  }

  /** True if the input looks like none that the head was trained on. */
  public boolean isForeign() {
    return known.isPresent() && !known.get().isKnown();
  }

  /** Label indices from most to least probable, at most {@code k}. */
  public List<Integer> top(int k) {
    return rank(probabilities, k);
  }

  /** Label indices from most to least probable in one clip, at most {@code k}. */
  public List<Integer> topInClip(int clip, int k) {
    return rank(overTime.get(clip), k);
  }

  private static List<Integer> rank(List<Float> p, int k) {
    return java.util.stream.IntStream.range(0, p.size())
        .boxed()
        .sorted((a, b) -> Float.compare(p.get(b), p.get(a)))
        .limit(k)
        .toList();
  }
}
