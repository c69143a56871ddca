package dev.sightline.core.training.speech;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Multinomial logistic regression with a ridge, in plain Java: cross-entropy plus {@code λ/2 ‖W‖²}
 * by Adam (Kingma & Ba, 2015) over random batches, its rate falling as a cosine. The problem is
 * convex: seeds decide on nothing but the last digits. One use.
 */
final class SoftmaxRegression {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final int classes;
  private final int width;
  private final float[] weight;
  private final float[] bias;

  /**
   * @param classes number of classes
   * @param width values of a row
   */
  SoftmaxRegression(int classes, int width) {
    this.classes = classes;
    this.width = width;
    this.weight = new float[classes * width];
    this.bias = new float[classes];
  }

  /**
   * How it is trained.
   *
   * @param ridge λ
   * @param rate highest learning rate
   * @param steps steps
   * @param batch rows of a step
   */
  record Plan(double ridge, double rate, int steps, int batch) {}

  /** {@code [classes, width]}. */
  float[] weight() {
    return weight;
  }

  /** {@code [classes]}. */
  float[] bias() {
    return bias;
  }

  /**
   * @param rows {@code [width]} each
   * @param labels class of each row
   * @throws SightlineException if the user cancelled
   */
  void train(List<float[]> rows, int[] labels, Plan plan, long seed, Progress progress)
      throws SightlineException {
    SplittableRandom random = new SplittableRandom(seed);
    float[] gradient = new float[weight.length + classes];
    float[] first = new float[gradient.length];
    float[] second = new float[gradient.length];
    double[] p = new double[classes];
    for (int step = 0; step < plan.steps(); step++) {
      progress.checkCancelled();
      progress.update((double) step / plan.steps(), Phrase.of("heads for speech"));
      for (int i = 0; i < weight.length; i++) {
        gradient[i] = (float) plan.ridge() * weight[i];
      }
      java.util.Arrays.fill(gradient, weight.length, gradient.length, 0);
      for (int b = 0; b < plan.batch(); b++) {
        int at = random.nextInt(rows.size());
        float[] row = rows.get(at);
        probabilities(row, p);
        p[labels[at]] -= 1;
        for (int c = 0; c < classes; c++) {
          float g = (float) (p[c] / plan.batch());
          int from = c * width;
          for (int i = 0; i < width; i++) {
            gradient[from + i] += g * row[i];
          }
          gradient[weight.length + c] += g;
        }
      }
      double rate = plan.rate() * 0.5 * (1 + Math.cos(Math.PI * step / plan.steps()));
      double one = 1 - Math.pow(BETA1, step + 1);
      double two = 1 - Math.pow(BETA2, step + 1);
      for (int i = 0; i < gradient.length; i++) {
        float g = gradient[i];
        first[i] += (float) ((1 - BETA1) * (g - first[i]));
        second[i] += (float) ((1 - BETA2) * (g * g - second[i]));
        float by = (float) (rate * (first[i] / one) / (Math.sqrt(second[i] / two) + EPSILON));
        if (i < weight.length) {
          weight[i] -= by;
        } else {
          bias[i - weight.length] -= by;
        }
      }
    }
  }

  private void probabilities(float[] row, double[] p) {
    double most = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < classes; c++) {
      float z = bias[c];
      int from = c * width;
      for (int i = 0; i < width; i++) {
        z += weight[from + i] * row[i];
      }
      p[c] = z;
      most = Math.max(most, z);
    }
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      p[c] = Math.exp(p[c] - most);
      sum += p[c];
    }
    for (int c = 0; c < classes; c++) {
      p[c] /= sum;
    }
  }
}
