package dev.sightline.core.robustness;

/** How the size of a change is measured, {@code δ = [n]}. */
public enum Norm {
  /** The largest change of a single value, {@code max |δ|}. */
  LINF {
    @Override
    public double size(float[] delta) {
      double max = 0;
      for (float d : delta) {
        max = Math.max(max, Math.abs(d));
      }
      return max;
    }

    @Override
    void project(float[] delta, double radius) {
      float r = (float) radius;
      for (int i = 0; i < delta.length; i++) {
        delta[i] = Math.clamp(delta[i], -r, r);
      }
    }

    @Override
    float[] steepest(float[] gradient) {
      float[] out = new float[gradient.length];
      for (int i = 0; i < out.length; i++) {
        out[i] = Math.signum(gradient[i]);
      }
      return out;
    }

    @Override
    double radius(double epsilon, int values) {
      return epsilon;
    }
  },
  /** Euclidean length. */
  L2 {
    @Override
    public double size(float[] delta) {
      double sum = 0;
      for (float d : delta) {
        sum += (double) d * d;
      }
      return Math.sqrt(sum);
    }

    @Override
    void project(float[] delta, double radius) {
      double size = size(delta);
      if (size > radius) {
        scale(delta, radius / size);
      }
    }

    @Override
    float[] steepest(float[] gradient) {
      float[] out = gradient.clone();
      double size = size(out);
      scale(out, size < TINY ? 0 : 1 / size);
      return out;
    }

    @Override
    double radius(double epsilon, int values) {
      return epsilon * Math.sqrt(values);
    }
  };

  /** Below that, a gradient points nowhere. */
  private static final double TINY = 1e-30;

  /** Name on the command line and in files. */
  public String key() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The size of a change. */
  public abstract double size(float[] delta);

  /** The nearest change that is no larger than the radius, in place. */
  abstract void project(float[] delta, double radius);

  /** The change of size 1 along which a function of this gradient grows fastest. */
  abstract float[] steepest(float[] gradient);

  /**
   * The radius of the ball of strength ε. For L2, ε is the root mean square of the change, so that
   * strengths of both norms are in the same unit and do not depend on how long a video is.
   *
   * @param values how many values may change
   */
  abstract double radius(double epsilon, int values);

  private static void scale(float[] values, double by) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= (float) by;
    }
  }
}
