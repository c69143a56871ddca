package dev.sightline.core.training;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Logistic regression of known against foreign vectors: standardised, with a ridge penalty, by Adam
 * (Kingma & Ba, 2015) on batches that hold as many known as foreign items.
 *
 * @param weights {@code [width]}, for vectors as they come
 * @param bias added to the weighted sum
 */
public record LinearDetector(float[] weights, double bias) {
  private static final int STEPS = 600;
  private static final int BATCH = 256;
  private static final double RATE = 5e-3;
  private static final double RIDGE = 1e-2;

  /** Added to each deviation: a value that hardly varies must not decide. */
  private static final double LEAST_DEVIATION = 1e-3;

  private static final int MEASURED = 4096;

  /** Draws a vector {@code [width]} of a set. */
  public interface Source {
    float[] draw(SplittableRandom random);
  }

  /**
   * @param known items of the head's own training set
   * @param foreign sets of others, each drawn as often
   * @param name of it, for progress
   * @throws SightlineException if the user cancelled
   */
  static LinearDetector fit(
      Source known, List<Source> foreign, long seed, String name, Progress progress)
      throws SightlineException {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] measured = new double[MEASURED][];
    for (int i = 0; i < MEASURED; i++) {
      measured[i] = doubles(item(known, foreign, i, random));
    }
    int width = measured[0].length;
    double[] mean = new double[width];
    double[] deviation = new double[width];
    for (double[] x : measured) {
      for (int k = 0; k < width; k++) {
        mean[k] += x[k] / MEASURED;
      }
    }
    for (double[] x : measured) {
      for (int k = 0; k < width; k++) {
        deviation[k] += (x[k] - mean[k]) * (x[k] - mean[k]) / MEASURED;
      }
    }
    Arrays.setAll(deviation, k -> Math.sqrt(deviation[k]) + LEAST_DEVIATION);
    Adam adam = new Adam(width + 1);
    for (int step = 0; step < STEPS; step++) {
      progress.checkCancelled();
      progress.update((double) step / STEPS, Phrase.of("telling known from foreign, {0}", name));
      double[] gradient = new double[width + 1];
      for (int i = 0; i < BATCH; i++) {
        add(item(known, foreign, i, random), i % 2 == 0, mean, deviation, adam.values, gradient);
      }
      for (int k = 0; k < width; k++) {
        gradient[k] += RIDGE * adam.values[k];
      }
      adam.step(gradient, RATE * 0.5 * (1 + Math.cos(Math.PI * step / STEPS)));
    }
    float[] weights = new float[width];
    double bias = adam.values[width];
    for (int k = 0; k < width; k++) {
      weights[k] = (float) (adam.values[k] / deviation[k]);
      bias -= weights[k] * mean[k];
    }
    return new LinearDetector(weights, bias);
  }

  /** Even numbers are known, odd ones foreign, of the sets in turn. */
  private static float[] item(
      Source known, List<Source> foreign, int number, SplittableRandom random) {
    Source source = number % 2 == 0 ? known : foreign.get(number / 2 % foreign.size());
    return source.draw(random);
  }

  private static double[] doubles(float[] x) {
    return IntStream.range(0, x.length).mapToDouble(i -> x[i]).toArray();
  }

  /** Gradient of {@code log(1 + exp(-y (w·z + b)))}, y = ±1, averaged over the batch. */
  private static void add(
      float[] x, boolean known, double[] mean, double[] deviation, double[] w, double[] gradient) {
    int width = x.length;
    double[] z = new double[width];
    double sum = w[width];
    for (int k = 0; k < width; k++) {
      z[k] = (x[k] - mean[k]) / deviation[k];
      sum += w[k] * z[k];
    }
    double g = (1 / (1 + Math.exp(-sum)) - (known ? 1 : 0)) / BATCH;
    for (int k = 0; k < width; k++) {
      gradient[k] += g * z[k];
    }
    gradient[width] += g;
  }

  /** Kingma & Ba (2015), algorithm 1. */
  private static final class Adam {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPS = 1e-8;

    private final double[] values;
    private final double[] first;
    private final double[] second;
    private int steps;

    Adam(int width) {
      values = new double[width];
      first = new double[width];
      second = new double[width];
    }

    void step(double[] gradient, double rate) {
      steps++;
      for (int k = 0; k < values.length; k++) {
        first[k] = BETA1 * first[k] + (1 - BETA1) * gradient[k];
        second[k] = BETA2 * second[k] + (1 - BETA2) * gradient[k] * gradient[k];
        double m = first[k] / (1 - Math.pow(BETA1, steps));
        double v = second[k] / (1 - Math.pow(BETA2, steps));
        values[k] -= rate * m / (Math.sqrt(v) + EPS);
      }
    }
  }
}
