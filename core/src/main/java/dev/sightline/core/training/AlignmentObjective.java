package dev.sightline.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.tensor.Factor;
import java.util.Optional;

/**
 * What a step of the alignment minimises where each video has k texts: InfoNCE both ways over late
 * interaction, pooled vectors and their sum, with the answers of a teacher mixed into the targets,
 * and a loss on the hardest negatives. With one text, no teacher and no weight on the hardest it is
 * {@link AlignmentLoss}. For one step; its arrays belong to the manager.
 */
final class AlignmentObjective {
  /** Added to what is neither a negative nor the pair itself; e^-10000 is 0 in float32. */
  private static final float MASKED = -1e4f;

  private final int videos;
  private final int groups;
  private final NDArray pairs;
  private final NDArray others;
  private final Optional<Teacher> teacher;

  /**
   * Probabilities that the student is to come near to.
   *
   * @param overVideos {@code [k·v, v]}, each row sums to 1
   * @param overTexts {@code [k·v, v]}, each column sums to 1
   * @param share how much of the target they are, 0 to 1
   */
  private record Teacher(NDArray overVideos, NDArray overTexts, double share) {}

  /**
   * @param videos v of them
   * @param groups k: text {@code j·v + i} belongs to video i
   */
  AlignmentObjective(NDManager manager, int videos, int groups) {
    this(
        videos,
        groups,
        manager.create(pairs(videos, groups), new Shape((long) videos * groups, videos)),
        Optional.empty());
  }

  private AlignmentObjective(int videos, int groups, NDArray pairs, Optional<Teacher> teacher) {
    this.videos = videos;
    this.groups = groups;
    this.pairs = pairs;
    this.others = pairs.mul(MASKED);
    this.teacher = teacher;
  }

  private static float[] pairs(int videos, int groups) {
    float[] pairs = new float[groups * videos * videos];
    for (int t = 0; t < groups * videos; t++) {
      pairs[t * videos + t % videos] = 1;
    }
    return pairs;
  }

  /**
   * The same with a teacher, whose answers are mixed into the targets of all three parts.
   *
   * @param logits what the teacher ranks by, {@code [k·v, v]}; no gradient goes through them
   * @param share how much of the target they are, 0 to 1
   */
  AlignmentObjective taughtBy(NDArray logits, double share) {
    return new AlignmentObjective(
        videos,
        groups,
        pairs,
        Optional.of(new Teacher(logits.softmax(1), logits.softmax(0), share)));
  }

  /**
   * @param hardest weight of the loss on the hardest negatives
   * @return a single number
   */
  NDArray loss(AlignmentLoss.Logits logits, double hardest) {
    NDArray sum = logits.sum();
    NDArray loss = contrast(logits.late()).add(contrast(logits.pooled())).add(contrast(sum));
    return hardest > 0 ? loss.add(Factor.times(hardest(sum), hardest)) : loss;
  }

  private NDArray contrast(NDArray logits) {
    double share = teacher.map(Teacher::share).orElse(0.0);
    NDArray rows = logits.logSoftmax(1);
    NDArray sum = Factor.times(rows.mul(pairs).sum().add(columns(logits)), 1 - share);
    if (teacher.isPresent()) {
      NDArray taught =
          rows.mul(teacher.get().overVideos())
              .sum()
              .add(
                  // as many columns' worth as there are rows
                  Factor.times(logits.logSoftmax(0).mul(teacher.get().overTexts()).sum(), groups));
      sum = sum.add(Factor.times(taught, share));
    }
    return Factor.times(sum, -0.5 / (groups * videos));
  }

  /** Each text of a video against the texts of all others; its siblings are no negatives. */
  private NDArray columns(NDArray logits) {
    if (groups == 1) {
      return logits.logSoftmax(0).mul(pairs).sum();
    }
    NDArray sum = logits.getManager().zeros(new Shape());
    for (int j = 0; j < groups; j++) {
      String own = j * videos + ":" + (j + 1) * videos;
      NDArray mask = others.duplicate();
      mask.get(own).muli(0);
      sum = sum.add(logits.add(mask).logSoftmax(0).get(own).mul(pairs.get(own)).sum());
    }
    return sum;
  }

  /** Mean over texts and over videos of softplus(best negative − pair). */
  private NDArray hardest(NDArray logits) {
    NDArray negatives = logits.add(others);
    NDArray own = logits.mul(pairs);
    NDArray ofTexts = negatives.max(new int[] {1}).sub(own.sum(new int[] {1}));
    NDArray worst = negatives.max(new int[] {0}).reshape(1, videos);
    // each text of a video beside the video's best foreign text
    NDArray ofVideos = worst.sub(logits).mul(pairs).sum(new int[] {1});
    return Factor.times(
        softplus(ofTexts).sum().add(softplus(ofVideos).sum()), 0.5 / (groups * videos));
  }

  private static NDArray softplus(NDArray x) {
    NDArray zero = x.getManager().zeros(x.getShape());
    // log(e^x + e^0), stable
    return ai.djl.ndarray.NDArrays.stack(new ai.djl.ndarray.NDList(x, zero))
        .logSoftmax(0)
        .get(1)
        .neg();
  }
}
