package dev.sightline.core.model.generation;

import dev.sightline.core.problem.SightlineException;

/**
 * From noise to data along a velocity field: {@code dx/dt = v(x, t)} from t = 0 to 1, by Heun's
 * method (Karras et al., 2022, algorithm 1 without noise), whose last step is Euler's. Immutable;
 * thread-safe.
 *
 * @param steps steps of equal length, 1 to 200
 */
public record FlowSampler(int steps) {
  /** Most steps. */
  public static final int MOST_STEPS = 200;

  /**
   * @throws IllegalArgumentException if there are no steps, or too many
   */
  public FlowSampler {
    if (steps < 1 || steps > MOST_STEPS) {
      throw new IllegalArgumentException("steps must lie between 1 and 200, not " + steps);
    }
  }

  /** A velocity field. */
  @FunctionalInterface
  public interface Field {
    /**
     * @param x where; not to be written to
     * @param t the moment of the flow, 0 to 1
     * @return the velocity there, as long as {@code x}
     */
    float[] at(float[] x, float t) throws SightlineException;
  }

  /** Hears of each step. */
  @FunctionalInterface
  public interface Listener {
    /**
     * @param step steps done, from 1
     * @param ahead where the flow would end if it went straight on from here: {@code x + (1 − t)
     *     v}, the expected clip
     */
    void at(int step, float[] ahead) throws SightlineException;
  }

  /**
   * @param noise where to begin; stays as it is
   * @return where it ends
   */
  public float[] sample(Field field, float[] noise, Listener listener) throws SightlineException {
    float[] x = noise.clone();
    for (int s = 0; s < steps; s++) {
      float t = (float) s / steps;
      float dt = 1f / steps;
      float[] v = field.at(x, t);
      float[] next = moved(x, v, dt);
      if (s + 1 < steps) {
        float[] w = field.at(next, t + dt);
        for (int i = 0; i < x.length; i++) {
          next[i] = x[i] + dt / 2 * (v[i] + w[i]);
        }
      }
      listener.at(s + 1, moved(x, v, 1 - t));
      x = next;
    }
    return x;
  }

  private static float[] moved(float[] x, float[] v, float by) {
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = x[i] + by * v[i];
    }
    return y;
  }

  /**
   * Classifier-free guidance (Ho &amp; Salimans, 2022, eq. 6, in velocities): {@code v₀ + g (v −
   * v₀)}.
   *
   * @param with velocity with the sentence
   * @param without velocity without
   * @param guidance g; 1: the sentence as it was learned, 0: no sentence
   */
  public static float[] guided(float[] with, float[] without, double guidance) {
    float[] v = new float[with.length];
    for (int i = 0; i < v.length; i++) {
      v[i] = (float) (without[i] + guidance * (with[i] - without[i]));
    }
    return v;
  }
}
