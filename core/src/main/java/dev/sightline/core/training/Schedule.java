package dev.sightline.core.training;

/**
 * A learning rate that rises linearly and then falls along a half cosine to a tenth of a percent
 * (Loshchilov & Hutter, 2017, eq. 5).
 *
 * @param peak highest rate
 * @param warmup steps until the peak
 * @param total steps in all
 */
public record Schedule(double peak, long warmup, long total) {
  /** The rate at a step from 0. */
  public double at(long step) {
    if (step < warmup) {
      return peak * (step + 1) / warmup;
    }
    double done = Math.min(1, (double) (step - warmup) / Math.max(1, total - warmup));
    return peak * (0.001 + 0.999 * 0.5 * (1 + Math.cos(Math.PI * done)));
  }
}
