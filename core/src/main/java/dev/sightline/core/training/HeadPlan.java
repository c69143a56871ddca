package dev.sightline.core.training;

import dev.sightline.core.model.Side;
import java.util.List;
import java.util.Map;

/**
 * How the fusion and the task heads are trained.
 *
 * @param linearSteps steps of each head alone on the plain pooled vectors, before the fusion
 * @param linearRate highest learning rate of those steps
 * @param epochs passes over the labelled videos of the fused heads
 * @param fusedHeads keys of the heads that read the fusion and teach it; the others stay linear
 *     maps of the plain pooled vectors
 * @param aloneHeads keys of the heads that get a map for each side without the other, trained last
 *     on the plain pooled vectors
 * @param averages for each head with such maps, by its key, the weight from 0 to 1 with which their
 *     sum enters the answer for both sides (log-probabilities averaged); 0 for a head that is not
 *     named
 * @param batch videos in a step
 * @param views views of each video
 * @param clips clips taken of each video
 * @param textsPerVideo texts of each video that are used, at most; 0: the heads learn from video
 *     alone and read no text, for a text encoder of another language than the labelled sets'
 * @param rate highest learning rate of the fusion
 * @param headRate highest learning rate of the heads meanwhile, which already work
 * @param decay weight decay
 * @param clipNorm largest norm of the gradients
 * @param averageDecay of the moving average of the weights
 * @param labelSmoothing share of the target spread over all classes (Szegedy et al., 2016)
 * @param penalties for each head, by its key, the factor of half the squared norm of its weights in
 *     the loss (ridge); 0 for a head that is not named. Its map for one side without the other may
 *     have a factor of its own, by {@code head.text} and {@code head.video}
 * @param hideText share of items whose text is absent
 * @param hideVideo share of items whose video is absent
 */
public record HeadPlan(
    int linearSteps,
    double linearRate,
    int epochs,
    List<String> fusedHeads,
    List<String> aloneHeads,
    Map<String, Double> averages,
    int batch,
    int views,
    int clips,
    int textsPerVideo,
    double rate,
    double headRate,
    double decay,
    double clipNorm,
    double averageDecay,
    double labelSmoothing,
    Map<String, Double> penalties,
    double hideText,
    double hideVideo) {
  public HeadPlan {
    fusedHeads = List.copyOf(fusedHeads);
    aloneHeads = List.copyOf(aloneHeads);
    averages = Map.copyOf(averages);
    penalties = Map.copyOf(penalties);
  }

  /** Factor of half the squared norm of a head's weights in the loss. */
  double penalty(String head) {
    return penalties.getOrDefault(head, 0.0);
  }

  /** The same of a head's map for one side without the other. */
  double penalty(String head, Side side) {
    return penalties.getOrDefault(head + "." + side.key(), penalty(head));
  }
}
