package dev.sightline.core.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetrievalMetricsTest {
  /** Two videos, three texts: 0 and 1 belong to video 0, 2 to video 1. */
  private static final int[] VIDEO_OF = {0, 0, 1};

  @Test
  void ranksByHand() {
    float[][] scores = {{3, 1}, {1, 2}, {2, 4}};
    assertThat(RetrievalMetrics.textToVideo(scores, t -> VIDEO_OF[t])).containsExactly(1, 2, 1);
    // video 0: its best text scores 3, no other text above; video 1: its text scores 4
    assertThat(RetrievalMetrics.videoToText(scores, t -> VIDEO_OF[t])).containsExactly(1, 1);
  }

  @Test
  void aModelThatCannotTellGetsNoHit() {
    float[][] scores = {{1, 1}, {1, 1}, {1, 1}};
    int[] ranks = RetrievalMetrics.textToVideo(scores, t -> VIDEO_OF[t]);
    assertThat(RetrievalMetrics.hits(ranks, 1)).containsOnly(0);
    assertThat(RetrievalMetrics.hits(RetrievalMetrics.videoToText(scores, t -> VIDEO_OF[t]), 1))
        .containsOnly(0);
  }
}
