package dev.sightline.core.robustness;

import dev.sightline.core.analysis.Gradients;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.gradient.GradientAnswer;
import dev.sightline.core.model.gradient.GradientPoint;
import dev.sightline.core.problem.SightlineException;

/** Cross-entropy of the class that an attack leads away from, by the cells. */
final class FeatureLoss implements Loss {
  private final Gradients gradients;
  private final GradientPoint point;
  private final String head;
  private final int label;

  /**
   * @param gradients stay the caller's
   */
  FeatureLoss(Gradients gradients, String head, int label) {
    this.gradients = gradients;
    this.point = gradients.point();
    this.head = head;
    this.label = label;
  }

  @Override
  public At at(float[] cells, Progress stop) throws SightlineException {
    GradientAnswer a = gradients.loss(point.at(point.embeddings(), cells), head, label, stop);
    return new At(a.value(), best(a.logits()) != label, a.cells());
  }

  private static int best(float[] logits) {
    int best = 0;
    for (int i = 1; i < logits.length; i++) {
      best = logits[i] > logits[best] ? i : best;
    }
    return best;
  }
}
