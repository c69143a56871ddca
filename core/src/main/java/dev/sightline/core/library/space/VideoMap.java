package dev.sightline.core.library.space;

import java.util.List;

/**
 * Videos as points of a plane: what looks alike lies close together, as far as two dimensions can
 * tell.
 *
 * @param points one for each video that a model has seen
 * @param shareX share of the variance that the first axis shows, 0 to 1
 * @param shareY that of the second axis
 */
public record VideoMap(List<Point> points, double shareX, double shareY) {
  public VideoMap {
    points = List.copyOf(points);
  }

  /**
   * A video.
   *
   * @param video id
   * @param x first principal component; −2 to 2, since vectors are of length 1
   * @param y second principal component
   */
  public record Point(long video, double x, double y) {}
}
