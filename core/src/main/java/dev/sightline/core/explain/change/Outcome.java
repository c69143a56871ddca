package dev.sightline.core.explain.change;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.HeadResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What changes do: the new answer beside the original one.
 *
 * @param changes the list that was asked about
 * @param input what the model was given
 * @param original the answer without changes
 * @param analysis the answer with them: predictions for the whole video and maps
 * @param millis what it took, from the list to the answer, ms
 */
public record Outcome(
    ChangeList changes, ChangedInput input, Analysis original, Analysis analysis, double millis) {

  /** Heads that both answers have, in the order of the original. */
  public List<HeadChange> heads() {
    List<HeadChange> all = new ArrayList<>();
    for (HeadResult before : original.heads()) {
      Optional<HeadResult> after = analysis.head(before.head());
      after.ifPresent(a -> all.add(new HeadChange(before, a)));
    }
    return all;
  }

  /** The change of that head, if both answers have it. */
  public Optional<HeadChange> head(String key) {
    return heads().stream().filter(h -> h.head().equals(key)).findFirst();
  }

  /** How well text and video fit, after minus before, a difference of cosines; NaN if unknown. */
  public float scoreDifference() {
    return analysis.alignmentScore() - original.alignmentScore();
  }
}
