package dev.sightline.core.explain.change;

import dev.sightline.core.analysis.Hiding;
import dev.sightline.core.analysis.VideoFeatures;
import java.util.List;

/**
 * What a model is given after a list of changes.
 *
 * @param features of the changed video
 * @param text the changed text
 * @param hiding what of both is hidden, and which heads are off
 * @param idle places in the list of changes that are on and do nothing, since they do not fit: the
 *     word is not there any more, or no clip lies in the stretch
 * @param encoded clips that had to be encoded for it, those remembered from before not counted
 */
public record ChangedInput(
    VideoFeatures features, String text, Hiding hiding, List<Integer> idle, int encoded) {
  public ChangedInput {
    idle = List.copyOf(idle);
  }
}
