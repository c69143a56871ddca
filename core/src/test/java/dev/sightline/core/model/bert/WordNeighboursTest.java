package dev.sightline.core.model.bert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordNeighboursTest {
  private final WordNeighbours near =
      new WordNeighbours(
          new String[] {"cat", "dog", "##s", "car", "12", null, "x"},
          new float[] {1, 0, 2, 0.2f, 1, 0, 0, 3, 1, 0, 1, 0, 1, 0},
          2);

  @Test
  void nearestFirstAndWordsOnly() {
    assertThat(near.near(0, 9, -1))
        .extracting(WordNeighbours.Near::word)
        .containsExactly("dog", "car");
    assertThat(near.near(0, 9, -1).getFirst().cosine())
        .isCloseTo(2 / Math.hypot(2, 0.2), org.assertj.core.api.Assertions.within(1e-6));
  }

  @Test
  void asManyAndAsNearAsAskedFor() {
    assertThat(near.near(0, 1, -1)).hasSize(1);
    assertThat(near.near(0, 9, 0.5)).extracting(WordNeighbours.Near::word).containsExactly("dog");
  }

  @Test
  void piecesAndStrangersHaveNone() {
    assertThat(near.near(2, 9, -1)).isEmpty();
    assertThat(near.near(4, 9, -1)).isEmpty();
    assertThat(near.near(5, 9, -1)).isEmpty();
    assertThat(near.near(-1, 9, -1)).isEmpty();
    assertThat(near.near(99, 9, -1)).isEmpty();
  }
}
