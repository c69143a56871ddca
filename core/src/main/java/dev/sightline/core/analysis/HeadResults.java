package dev.sightline.core.analysis;

import java.util.ArrayList;
import java.util.List;

/** Makes head results from arrays of numbers. */
final class HeadResults {
  private HeadResults() {}

  /**
   * @param whole {@code [labels]}
   * @param perClip {@code [clips, labels]}
   */
  static HeadResult of(String head, List<String> labels, float[] whole, float[] perClip) {
    int n = labels.size();
    List<List<Float>> overTime = new ArrayList<>();
    for (int c = 0; c < perClip.length / n; c++) {
      overTime.add(list(perClip, c * n, n));
    }
    return new HeadResult(head, labels, list(whole, 0, n), overTime);
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
