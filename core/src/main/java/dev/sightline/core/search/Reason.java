package dev.sightline.core.search;

import java.util.List;

/**
 * Why a video was found, on one route.
 *
 * @param route the way
 * @param rank its place in that list, from 1
 * @param score of {@link Route#WORDS} the BM25 score, at least 0; else a cosine, -1 to 1
 * @param share what this list adds to the fused score
 * @param words the query's words that matched, of {@link Route#WORDS} alone
 */
public record Reason(Route route, int rank, double score, double share, List<MatchedWord> words) {
  public Reason {
    words = List.copyOf(words);
  }
}
