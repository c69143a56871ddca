package dev.sightline.core.cli.bench;

import dev.sightline.core.search.IndexedText;
import dev.sightline.core.search.IndexedVideo;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Made-up videos for the search bench, each from its number alone. Vectors lie as those of a
 * trained model do, near a surface of few dimensions: one of 2,000 topics and a deviation from it
 * in 48 dimensions, mapped to 512, and a little noise in all. (Independent values would be harder
 * for any graph than real data ever is, and topics without deviation easier.) Words are drawn by
 * Zipf's law.
 */
final class SyntheticVideos {
  /** Values of a vector: those of the bundled model. */
  static final int DIM = 512;

  private static final int TOPICS = 2000;
  private static final int LATENT = 48;
  private static final double DEVIATION = 0.6;
  private static final double NOISE = 0.1;
  private static final int WORDS = 12;
  private static final int VOCABULARY = 50_000;
  private static final int SECONDS = 600;

  /** Keeps questions apart from videos. */
  private static final long QUESTIONS = 1L << 40;

  private final float[] map = new float[LATENT * DIM];
  private final float[][] topics = new float[TOPICS][LATENT];

  SyntheticVideos() {
    Random random = new Random(1);
    for (int i = 0; i < map.length; i++) {
      map[i] = (float) (random.nextGaussian() / Math.sqrt(DIM));
    }
    for (float[] topic : topics) {
      for (int i = 0; i < LATENT; i++) {
        topic[i] = (float) random.nextGaussian();
      }
    }
  }

  static String id(int number) {
    return "v" + number;
  }

  IndexedVideo video(int number, float[] vector) {
    return new IndexedVideo(
        id(number),
        List.of(IndexedText.of(IndexedText.Kind.CAPTION, words(number, WORDS), "made up")),
        List.of(),
        Set.of("topic" + number % 20),
        Set.of(),
        1000L * (1 + number % SECONDS),
        new IndexedVideo.Vectors(Optional.empty(), Optional.of(vector), List.of()));
  }

  /** {@code [DIM]}, of length 1. */
  float[] vector(int number) {
    return draw(number);
  }

  /** A vector like those of videos, of none of them. */
  float[] question(int number) {
    return draw(QUESTIONS + number);
  }

  /** A few words, as common as in the texts. */
  String questionWords(int number) {
    return words(QUESTIONS + number, 4);
  }

  private float[] draw(long seed) {
    Random random = new Random(seed * 0x9E3779B97F4A7C15L);
    float[] topic = topics[random.nextInt(TOPICS)];
    float[] x = new float[DIM];
    for (int l = 0; l < LATENT; l++) {
      float z = (float) (topic[l] + DEVIATION * random.nextGaussian());
      for (int d = 0; d < DIM; d++) {
        x[d] += z * map[l * DIM + d];
      }
    }
    double length = 0;
    double spread = NOISE * Math.sqrt((double) LATENT / DIM);
    for (int d = 0; d < DIM; d++) {
      // even values of the same spread as normal ones, and drawn faster
      x[d] += (float) (spread * Math.sqrt(3) * (2 * random.nextFloat() - 1) / Math.sqrt(DIM));
      length += (double) x[d] * x[d];
    }
    for (int d = 0; d < DIM; d++) {
      x[d] = (float) (x[d] / Math.sqrt(length));
    }
    return x;
  }

  private static String words(long seed, int count) {
    Random random = new Random(~seed * 0x9E3779B97F4A7C15L);
    StringBuilder text = new StringBuilder();
    for (int w = 0; w < count; w++) {
      // rank r with a probability near 1 / r
      int rank = (int) Math.pow(VOCABULARY, random.nextDouble());
      text.append("word").append(rank).append(' ');
    }
    return text.toString();
  }
}
