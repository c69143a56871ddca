package dev.sightline.core.training;

import dev.sightline.core.training.feature.FeatureStore;
import dev.sightline.core.training.feature.TokenFeatures;
import java.util.List;

/**
 * Features of captioned photographs.
 *
 * @param lower rows {@code [item, view]} of the frozen lower network
 * @param views views of each item in the store
 * @param tokens hidden states of all captions
 * @param captionsOf for each item the numbers of its captions, at least one
 */
record CaptionedFeatures(
    FeatureStore lower, int views, TokenFeatures tokens, List<List<Integer>> captionsOf) {
  CaptionedFeatures {
    captionsOf = List.copyOf(captionsOf);
  }

  int size() {
    return captionsOf.size();
  }

  long row(int item, int view) {
    return (long) item * views + view;
  }

  /** The plain view of every item. */
  long[] firstRows() {
    long[] rows = new long[size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(i, 0);
    }
    return rows;
  }
}
