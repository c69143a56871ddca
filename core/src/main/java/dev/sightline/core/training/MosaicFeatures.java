package dev.sightline.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import dev.sightline.core.training.feature.FeatureStore;
import java.util.List;

/**
 * Features of pictures made of four photographs, two by two. A caption belongs to one quarter, and
 * the other three stand beside it in the same picture: as negatives they teach a cell to speak for
 * its own place. Which photograph lies where is known from the making, so nobody had to label it.
 *
 * @param lower rows {@code [picture]} of the frozen lower network
 * @param photographs for each picture the numbers of its photographs, by quarter: top left, top
 *     right, bottom left, bottom right
 */
record MosaicFeatures(FeatureStore lower, List<List<Integer>> photographs) {
  static final int QUARTERS = 4;

  MosaicFeatures {
    photographs = photographs.stream().map(List::copyOf).toList();
  }

  int size() {
    return photographs.size();
  }

  /**
   * The cells of each quarter, without those that two quarters share when the side is odd.
   *
   * @param grid {@code [b, h·w, channels]}
   * @return {@code [4·b, ⌊h/2⌋·⌊w/2⌋, channels]}: all first quarters, then all second ones, …
   */
  static NDArray quarters(NDArray grid, int h, int w) {
    long b = grid.getShape().get(0);
    long channels = grid.getShape().get(2);
    NDArray places = grid.reshape(b, h, w, channels);
    String[] rows = {"0:" + h / 2, (h - h / 2) + ":" + h};
    String[] columns = {"0:" + w / 2, (w - w / 2) + ":" + w};
    NDList parts = new NDList();
    for (String row : rows) {
      for (String column : columns) {
        parts.add(places.get(new NDIndex(":, " + row + ", " + column)));
      }
    }
    return NDArrays.concat(parts, 0).reshape(QUARTERS * b, (long) (h / 2) * (w / 2), channels);
  }
}
