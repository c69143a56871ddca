package dev.sightline.core.search;

import java.util.List;
import java.util.Optional;

/**
 * A found video.
 *
 * @param video its id
 * @param score the fused score, greater than 0; comparable within one search only
 * @param moment where to begin; empty: nothing tells one moment from another
 * @param reasons one for each list that it stands in, the one that counted most first
 */
public record SearchHit(
    String video, double score, Optional<BestMoment> moment, List<Reason> reasons) {
  public SearchHit {
    reasons = List.copyOf(reasons);
  }
}
