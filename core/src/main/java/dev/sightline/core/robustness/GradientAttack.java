package dev.sightline.core.robustness;

import dev.sightline.core.job.PartOfProgress;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.util.SplittableRandom;

/**
 * FGSM and PGD on any input (Goodfellow et al., 2015; Madry et al., 2018): from each start, steps
 * of steepest ascent, each projected back into the ball around the input and into its bounds. Of
 * several starts the one with the highest loss at its end counts, one that fools the model before
 * one that does not. The same plan gives the same numbers.
 */
public final class GradientAttack {
  private final AttackPlan plan;
  private final Bounds bounds;
  private final double unit;

  /**
   * @param bounds of each value
   * @param unit what a strength of 1 is in the input's own unit
   */
  public GradientAttack(AttackPlan plan, Bounds bounds, double unit) {
    this.plan = plan;
    this.bounds = bounds;
    this.unit = unit;
  }

  /**
   * What was found.
   *
   * @param input {@code [n]}, within the bounds and no farther than ε from the original
   * @param loss there
   * @param fooled whether the model's answer there is wrong
   * @param passes forward and backward passes
   */
  public record Found(float[] input, double loss, boolean fooled, int passes) {}

  /**
   * Searches.
   *
   * @param original {@code [n]}; not written to
   * @throws SightlineException if the model fails, or the user cancelled
   */
  public Found run(Loss loss, float[] original, Progress progress) throws SightlineException {
    double radius = plan.norm().radius(plan.epsilon(), original.length) * unit;
    Found best = null;
    int passes = 0;
    for (int restart = 0; restart < plan.restarts(); restart++) {
      float[] x = start(original, radius, restart);
      for (int step = 0; step < plan.steps(); step++) {
        tell(progress, passes++);
        Loss.At at = loss.at(x, part(progress, passes - 1));
        float[] direction = plan.norm().steepest(at.gradient());
        float[] delta = new float[x.length];
        for (int i = 0; i < x.length; i++) {
          delta[i] = x[i] + (float) (plan.step() * radius) * direction[i] - original[i];
        }
        x = within(original, delta, radius);
      }
      tell(progress, passes++);
      Loss.At end = loss.at(x, part(progress, passes - 1));
      if (best == null || better(end, best)) {
        best = new Found(x, end.value(), end.fooled(), passes);
      }
    }
    return new Found(best.input(), best.loss(), best.fooled(), passes);
  }

  private static boolean better(Loss.At end, Found best) {
    return end.fooled() == best.fooled() ? end.value() > best.loss() : end.fooled();
  }

  private Progress part(Progress progress, int pass) {
    return new PartOfProgress(
        progress, (double) pass / plan.passes(), (pass + 1.0) / plan.passes());
  }

  private void tell(Progress progress, int passes) throws SightlineException {
    progress.checkCancelled();
    progress.update(
        (double) passes / plan.passes(),
        Phrase.of("Attack, pass {0} of {1}", passes + 1, plan.passes()));
  }

  /**
   * Uniform in the cube for L∞. For L2 a uniform direction; the length is a uniform share of the
   * radius, since in so many dimensions nearly all of a ball lies at its surface.
   */
  private float[] start(float[] original, double radius, int restart) {
    float[] delta = new float[original.length];
    if (plan.randomStart()) {
      SplittableRandom random = new SplittableRandom(plan.seed() + 7919L * restart);
      for (int i = 0; i < delta.length; i++) {
        delta[i] =
            plan.norm() == Norm.LINF
                ? (float) (radius * (2 * random.nextDouble() - 1))
                : (float) random.nextGaussian();
      }
      if (plan.norm() == Norm.L2) {
        double scale = radius * random.nextDouble() / Math.max(Norm.L2.size(delta), 1e-12);
        for (int i = 0; i < delta.length; i++) {
          delta[i] *= (float) scale;
        }
      }
    }
    return within(original, delta, radius);
  }

  private float[] within(float[] original, float[] delta, double radius) {
    plan.norm().project(delta, radius);
    float[] x = new float[original.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = bounds.clamp(original[i] + delta[i]);
    }
    return x;
  }
}
