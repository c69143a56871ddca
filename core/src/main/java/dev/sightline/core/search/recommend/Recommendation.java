package dev.sightline.core.search.recommend;

import java.util.List;

/**
 * A video that might please.
 *
 * @param video its id
 * @param relevance 0 to 1, the most relevant one of all candidates has 1
 * @param because the videos whose likeness speaks for it, the one that counts most first
 */
public record Recommendation(String video, double relevance, List<Because> because) {
  public Recommendation {
    because = List.copyOf(because);
  }

  /**
   * A reason: “because you liked …”.
   *
   * @param video the liked or watched one
   * @param share of the relevance that comes from it, 0 to 1
   * @param liked false: it was watched, or is the example
   */
  public record Because(String video, double share, boolean liked) {}
}
