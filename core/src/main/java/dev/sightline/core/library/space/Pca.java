package dev.sightline.core.library.space;

import dev.sightline.core.job.PartOfProgress;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.util.List;

/**
 * The two directions in which points differ most (principal components; Hotelling, 1933), found by
 * power iteration with deflation on the centred points, so that no covariance matrix is made:
 * {@code v ← Xᵀ(Xv) / |Xᵀ(Xv)|}. The start is fixed and each direction points to where its greatest
 * value is positive, so the same points give the same map.
 *
 * <p>Axes: n points, d values of each.
 */
public final class Pca {
  private static final int MAX_ROUNDS = 300;

  /** A direction that turns less than this in a round has been found: 1 − |cosine|. */
  private static final double STILL = 1e-12;

  /** Of points that are all the same, no direction is meaningful. */
  private static final double NOTHING = 1e-18;

  private Pca() {}

  /**
   * Points seen from where they lie farthest apart.
   *
   * @param x first component, {@code [n]}, in the unit of the points
   * @param y second component, {@code [n]}
   * @param shareX share of all variance that the first component has, 0 to 1
   * @param shareY that of the second one
   */
  public record Projection(double[] x, double[] y, double shareX, double shareY) {}

  /**
   * Projects points to two dimensions.
   *
   * @param points {@code [n][d]}, all of the same d
   * @throws SightlineException if the user cancelled
   * @throws IllegalArgumentException if points differ in d
   */
  public static Projection of(List<float[]> points, Progress progress) throws SightlineException {
    int n = points.size();
    if (n == 0) {
      return new Projection(new double[0], new double[0], 0, 0);
    }
    int d = points.getFirst().length;
    if (points.stream().anyMatch(p -> p.length != d)) {
      throw new IllegalArgumentException("points of different dimensions");
    }
    double[] mean = mean(points, d);
    double all = 0;
    for (float[] p : points) {
      for (int k = 0; k < d; k++) {
        all += (p[k] - mean[k]) * (p[k] - mean[k]);
      }
    }
    double[] first = direction(points, mean, null, new PartOfProgress(progress, 0, 0.5));
    double[] second = direction(points, mean, first, new PartOfProgress(progress, 0.5, 1));
    double[] x = scores(points, mean, first);
    double[] y = scores(points, mean, second);
    return new Projection(x, y, share(x, all), share(y, all));
  }

  private static double[] mean(List<float[]> points, int d) {
    double[] mean = new double[d];
    for (float[] p : points) {
      for (int k = 0; k < d; k++) {
        mean[k] += p[k] / (double) points.size();
      }
    }
    return mean;
  }

  private static double share(double[] scores, double all) {
    double sum = 0;
    for (double s : scores) {
      sum += s * s;
    }
    return all < NOTHING ? 0 : sum / all;
  }

  /** The direction of the greatest variance, orthogonal to another one if there is one. */
  private static double[] direction(
      List<float[]> points, double[] mean, double[] other, Progress progress)
      throws SightlineException {
    int d = mean.length;
    double[] v = new double[d];
    for (int k = 0; k < d; k++) {
      v[k] = 1 + 0.5 * Math.sin(k + 1.0); // nothing special, so orthogonal to no component
    }
    if (!normalise(v, other)) {
      return new double[d];
    }
    for (int round = 0; round < MAX_ROUNDS; round++) {
      progress.checkCancelled();
      progress.update(round / (double) MAX_ROUNDS, Phrase.of("Turning the map"));
      double[] s = scores(points, mean, v);
      double[] next = new double[d];
      for (int i = 0; i < s.length; i++) {
        float[] p = points.get(i);
        for (int k = 0; k < d; k++) {
          next[k] += s[i] * (p[k] - mean[k]);
        }
      }
      if (!normalise(next, other)) {
        return new double[d];
      }
      double turned = 1 - Math.abs(dot(v, next));
      v = next;
      if (turned < STILL) {
        break;
      }
    }
    return pointed(v);
  }

  /** Takes the part along another direction away and makes the length 1; false if none is left. */
  private static boolean normalise(double[] v, double[] other) {
    if (other != null) {
      double along = dot(v, other);
      for (int k = 0; k < v.length; k++) {
        v[k] -= along * other[k];
      }
    }
    double length = Math.sqrt(dot(v, v));
    if (length < NOTHING) {
      return false;
    }
    for (int k = 0; k < v.length; k++) {
      v[k] /= length;
    }
    return true;
  }

  private static double[] pointed(double[] v) {
    int greatest = 0;
    for (int k = 1; k < v.length; k++) {
      // a little more, so that rounding does not decide between equals
      if (Math.abs(v[k]) > Math.abs(v[greatest]) + 1e-9) {
        greatest = k;
      }
    }
    if (v.length > 0 && v[greatest] < 0) {
      for (int k = 0; k < v.length; k++) {
        v[k] = -v[k];
      }
    }
    return v;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  private static double[] scores(List<float[]> points, double[] mean, double[] v) {
    double[] s = new double[points.size()];
    for (int i = 0; i < s.length; i++) {
      float[] p = points.get(i);
      double sum = 0;
      for (int k = 0; k < v.length; k++) {
        sum += (p[k] - mean[k]) * v[k];
      }
      s[i] = sum;
    }
    return s;
  }
}
