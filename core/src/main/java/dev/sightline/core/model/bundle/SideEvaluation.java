package dev.sightline.core.model.bundle;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * What a head said when it was given one side of each item, or both.
 *
 * @param confusion how often each class was taken for each other one
 * @param reliability the items by the probability of the predicted class, in bins of equal width
 *     from 0 to 1
 */
public record SideEvaluation(ConfusionMatrix confusion, List<ReliabilityBin> reliability) {
  public SideEvaluation {
    reliability = List.copyOf(reliability);
  }

  /**
   * Expected calibration error (Guo et al., 2017, equation 3): how far probabilities are from the
   * share that is right, weighed by the number of items; 0 to 1.
   */
  @JsonIgnore
  public double calibrationError() {
    int n = reliability.stream().mapToInt(ReliabilityBin::n).sum();
    return n == 0
        ? 0
        : reliability.stream()
                .mapToDouble(b -> b.n() * Math.abs(b.accuracy() - b.confidence()))
                .sum()
            / n;
  }
}
