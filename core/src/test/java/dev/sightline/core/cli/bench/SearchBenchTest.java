package dev.sightline.core.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SearchBenchTest {
  @Test
  void madeUpVideosFollowFromTheirNumbers() {
    SyntheticVideos one = new SyntheticVideos();
    SyntheticVideos two = new SyntheticVideos();
    float[] vector = one.vector(7);
    assertThat(two.vector(7)).containsExactly(vector);
    assertThat(one.vector(8)).isNotEqualTo(vector);
    assertThat(one.question(7)).isNotEqualTo(vector);
    double length = 0;
    for (float v : vector) {
      length += (double) v * v;
    }
    assertThat(length).isCloseTo(1, within(1e-5));
    assertThat(one.video(7, vector).texts()).isEqualTo(two.video(7, vector).texts());
    assertThat(one.questionWords(3).split(" ")).hasSize(4).allMatch(w -> w.startsWith("word"));
  }

  @Test
  void neighboursAreThoseOfTheGreatestCosines() {
    ExactNeighbours exact = new ExactNeighbours(new float[][] {{1, 0, 0, 0, 0}}, 2);
    float[][] vectors = {{0, 1, 0, 0, 0}, {1, 0, 0, 0, 0}, {-1, 0, 0, 0, 0}, {0.6f, 0, 0, 0, 0.8f}};
    for (int i = 0; i < vectors.length; i++) {
      exact.see(i, vectors[i]);
    }
    assertThat(exact.of(0)).isEqualTo(Set.of(1, 3));
  }
}
