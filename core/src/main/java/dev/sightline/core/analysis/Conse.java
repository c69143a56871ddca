package dev.sightline.core.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Convex combination of semantic embeddings (Norouzi et al., 2014, equations 3–4): a video is the
 * mean of the embeddings of the names of the objects seen in it, weighed by their probabilities.
 */
final class Conse {
  /** Names that take part; T in the paper. */
  static final int NAMES = 10;

  private Conse() {}

  /** The most probable names, most probable first, at most {@link #NAMES}. */
  static List<Integer> top(float[] probabilities) {
    return IntStream.range(0, probabilities.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -probabilities[i]))
        .limit(NAMES)
        .toList();
  }

  /**
   * @param probabilities of the names that take part; need not sum to 1
   * @param embeddings of the same names, unit vectors
   * @return their weighed mean, of length 1
   */
  static float[] embed(double[] probabilities, List<float[]> embeddings) {
    float[] sum = new float[embeddings.getFirst().length];
    for (int n = 0; n < probabilities.length; n++) {
      for (int k = 0; k < sum.length; k++) {
        sum[k] += (float) probabilities[n] * embeddings.get(n)[k];
      }
    }
    return unit(sum);
  }

  /** The vector with length 1; all zero stays so. */
  static float[] unit(float[] x) {
    double square = 0;
    for (float v : x) {
      square += (double) v * v;
    }
    float[] out = new float[x.length];
    for (int k = 0; k < x.length; k++) {
      out[k] = square == 0 ? 0 : (float) (x[k] / Math.sqrt(square));
    }
    return out;
  }

  static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += (double) a[k] * b[k];
    }
    return sum;
  }
}
