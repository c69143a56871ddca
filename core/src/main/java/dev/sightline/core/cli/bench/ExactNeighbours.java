package dev.sightline.core.cli.bench;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;

/** The true nearest neighbours of questions, by comparing everything. One thread. */
final class ExactNeighbours {
  private final float[][] questions;
  private final int count;
  private final java.util.List<PriorityQueue<Item>> nearest = new java.util.ArrayList<>();

  private record Item(int number, float cosine) {}

  /**
   * @param questions vectors of length 1
   * @param count neighbours of each
   */
  ExactNeighbours(float[][] questions, int count) {
    this.questions = questions;
    this.count = count;
    for (int q = 0; q < questions.length; q++) {
      nearest.add(new PriorityQueue<>(Comparator.comparingDouble(Item::cosine)));
    }
  }

  void see(int number, float[] vector) {
    for (int q = 0; q < questions.length; q++) {
      float cosine = dot(questions[q], vector);
      PriorityQueue<Item> queue = nearest.get(q);
      if (queue.size() < count) {
        queue.add(new Item(number, cosine));
      } else if (cosine > queue.peek().cosine()) {
        queue.poll();
        queue.add(new Item(number, cosine));
      }
    }
  }

  Set<Integer> of(int question) {
    return nearest.get(question).stream().map(Item::number).collect(Collectors.toSet());
  }

  /** Four sums at a time, so that additions need not wait for each other. */
  private static float dot(float[] a, float[] b) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      s0 += a[i] * b[i];
    }
    return s0 + s1 + s2 + s3;
  }
}
