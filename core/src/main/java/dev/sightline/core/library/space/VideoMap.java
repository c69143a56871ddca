package dev.sightline.core.library.space;

import java.util.List;

/**
 * Videos as points of a plane: what looks alike lies close together, as far as two dimensions can
 * tell.
 *
 * @param method how it was made
 * @param points one for each video that a model has seen
 * @param shareX share of the variance that the first axis shows, 0 to 1; 0 with UMAP, which has no
 *     such axes
 * @param shareY that of the second axis
 * @param trust {@linkplain Trustworthiness trustworthiness} of the map, 0 to 1; NaN if there are
 *     too few points to say
 */
public record VideoMap(
    MapMethod method, List<Point> points, double shareX, double shareY, double trust) {
  public VideoMap {
    points = List.copyOf(points);
  }

  /**
   * A video.
   *
   * @param video id
   * @param x to the right; with PCA the first component, −2 to 2, since vectors are of length 1
   * @param y upwards
   */
  public record Point(long video, double x, double y) {}
}
