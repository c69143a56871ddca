package dev.sightline.core.explain;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;

/**
 * The mean gradient along a straight line, times its length in each coordinate (Sundararajan et
 * al., 2017, equations 1 and 3). Stateless.
 */
public final class PathIntegral {
  private PathIntegral() {}

  /** The gradient of one number. */
  @FunctionalInterface
  public interface Gradient {
    /**
     * @param x the point
     * @return as long as the point
     */
    float[] at(float[] x) throws SightlineException;
  }

  /**
   * Attributions of each coordinate; their sum is what the number gained from {@code from} to
   * {@code to}, up to the error of the rule.
   *
   * @param rule where the line is looked at
   * @param progress told after each step; asked before each
   * @throws SightlineException what the gradient throws, or the user cancelled
   */
  public static float[] along(
      GaussLegendre rule, float[] from, float[] to, Gradient gradient, Progress progress)
      throws SightlineException {
    int steps = rule.nodes().length;
    double[] mean = new double[to.length];
    float[] x = new float[to.length];
    for (int s = 0; s < steps; s++) {
      progress.checkCancelled();
      for (int i = 0; i < x.length; i++) {
        x[i] = (float) (from[i] + rule.nodes()[s] * (to[i] - from[i]));
      }
      float[] g = gradient.at(x);
      for (int i = 0; i < x.length; i++) {
        mean[i] += rule.weights()[s] * g[i];
      }
      progress.update((s + 1.0) / steps, Phrase.of("Step {0} of {1}", s + 1, steps));
    }
    float[] out = new float[x.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) (mean[i] * (to[i] - from[i]));
    }
    return out;
  }
}
