package dev.sightline.core.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes head results from arrays of numbers. */
final class HeadResults {
  private HeadResults() {}

  /**
   * @param whole {@code [labels]}
   * @param perClip {@code [clips, labels]}; empty if not known yet
   */
  static HeadResult of(String head, List<String> labels, float[] whole, float[] perClip) {
    HeadResult result = new HeadResult(head, labels, list(whole, 0, labels.size()), List.of());
    return withCourse(result, perClip);
  }

  /**
   * Adds what a head says of each clip.
   *
   * @param perClip {@code [clips, labels]}; empty: the result stays as it is
   */
  static HeadResult withCourse(HeadResult head, float[] perClip) {
    int n = head.labels().size();
    List<List<Float>> overTime = new ArrayList<>();
    for (int c = 0; c < perClip.length / n; c++) {
      overTime.add(list(perClip, c * n, n));
    }
    return perClip.length == 0
        ? head
        : new HeadResult(head.head(), head.labels(), head.probabilities(), overTime, head.known());
  }

  /** The same with what a detector of foreign input says. */
  static HeadResult withKnown(HeadResult head, Optional<KnownScore> known) {
    return new HeadResult(head.head(), head.labels(), head.probabilities(), head.overTime(), known);
  }

  /** The whole video is the mean over its clips. */
  static HeadResult meanOfClips(String head, List<String> labels, float[] perClip, int clips) {
    float[] mean = new float[labels.size()];
    for (int i = 0; i < perClip.length; i++) {
      mean[i % mean.length] += perClip[i] / clips;
    }
    return of(head, labels, mean, perClip);
  }

  private static List<Float> list(float[] values, int from, int n) {
    List<Float> out = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      out.add(values[from + i]);
    }
    return out;
  }
}
