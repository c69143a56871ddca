package dev.sightline.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.sightline.core.tensor.TorchEngine;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Against sums written out in doubles, and finite differences. */
class AlignmentObjectiveTest {
  private static final int VIDEOS = 3;
  private static final int GROUPS = 2;
  private static final float CLOSE = 1e-4f;

  private final TorchEngine engine = new TorchEngine(1);

  private static float[] random(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] v = new float[n];
    for (int i = 0; i < n; i++) {
      v[i] = (float) random.nextDouble(-2, 2);
    }
    return v;
  }

  private static NDArray array(NDManager manager, float[] values) {
    return manager.create(values, new Shape(values.length / VIDEOS, VIDEOS));
  }

  private double loss(float[] late, float[] pooled, float[] teacher, double share, double hardest)
      throws Exception {
    try (NDManager manager = engine.newManager()) {
      AlignmentObjective o = new AlignmentObjective(manager, VIDEOS, late.length / VIDEOS / VIDEOS);
      if (share > 0) {
        o = o.taughtBy(array(manager, teacher), share);
      }
      return o.loss(new AlignmentLoss.Logits(array(manager, late), array(manager, pooled)), hardest)
          .getFloat();
    }
  }

  @Test
  void withOneTextAndNoTeacherItIsInfoNce() throws Exception {
    float[] late = random(VIDEOS * VIDEOS, 1);
    float[] pooled = random(VIDEOS * VIDEOS, 2);
    try (NDManager manager = engine.newManager()) {
      NDArray a = array(manager, late);
      NDArray b = array(manager, pooled);
      float expected =
          AlignmentLoss.infoNce(a)
              .add(AlignmentLoss.infoNce(b))
              .add(AlignmentLoss.infoNce(a.add(b)))
              .getFloat();
      assertThat(loss(late, pooled, new float[0], 0, 0)).isCloseTo(expected, within(1e-5));
    }
  }

  @Test
  void siblingsOfACaptionAreNoNegatives() throws Exception {
    float[] late = random(GROUPS * VIDEOS * VIDEOS, 3);
    float[] zero = new float[late.length];
    // what is equal for all gives log n both ways, whatever the other part says
    double flat = 0.5 * (Math.log(VIDEOS) + Math.log(GROUPS * (VIDEOS - 1) + 1));
    assertThat(loss(late, zero, new float[0], 0, 0))
        .isCloseTo(2 * written(late) + flat, within((double) CLOSE));
  }

  /** The loss of one part as its definition says, in doubles. */
  private static double written(float[] logits) {
    int texts = GROUPS * VIDEOS;
    double sum = 0;
    for (int t = 0; t < texts; t++) {
      int own = t % VIDEOS;
      double overVideos = 0;
      double overTexts = 0;
      for (int v = 0; v < VIDEOS; v++) {
        overVideos += Math.exp(logits[t * VIDEOS + v]);
      }
      for (int u = 0; u < texts; u++) {
        if (u == t || u % VIDEOS != own) {
          overTexts += Math.exp(logits[u * VIDEOS + own]);
        }
      }
      double pair = logits[t * VIDEOS + own];
      sum += 2 * pair - Math.log(overVideos) - Math.log(overTexts);
    }
    return -0.5 * sum / texts;
  }

  @Test
  void aTeacherThatIsBelievedInFullIsTheTarget() throws Exception {
    float[] late = random(GROUPS * VIDEOS * VIDEOS, 4);
    float[] zero = new float[late.length];
    float[] teacher = random(late.length, 5);
    int texts = GROUPS * VIDEOS;
    double cross = 0;
    for (int t = 0; t < texts; t++) {
      for (int v = 0; v < VIDEOS; v++) {
        cross +=
            softmax(teacher, t, v, true) * Math.log(softmax(late, t, v, true))
                + GROUPS * softmax(teacher, t, v, false) * Math.log(softmax(late, t, v, false));
      }
    }
    double flat = 0.5 * (Math.log(VIDEOS) + Math.log(texts));
    assertThat(loss(late, zero, teacher, 1, 0))
        .isCloseTo(-cross / texts + flat, within((double) CLOSE));
  }

  private static double softmax(float[] x, int text, int video, boolean overVideos) {
    double sum = 0;
    int n = overVideos ? VIDEOS : x.length / VIDEOS;
    for (int i = 0; i < n; i++) {
      sum += Math.exp(overVideos ? x[text * VIDEOS + i] : x[i * VIDEOS + video]);
    }
    return Math.exp(x[text * VIDEOS + video]) / sum;
  }

  @Test
  void theHardestNegativeCounts() throws Exception {
    // pairs 2; hardest negatives 1 for the texts 1, 0.5, 0 and for the videos 0.5, 1, 0.25
    float[] sum = {2, 1, 0.25f, 0.5f, 2, 0, -1, -2, 2};
    double expected = 0;
    for (double worst : new double[] {1, 0.5, -1, 0.5, 1, 0.25}) {
      expected += Math.log1p(Math.exp(worst - 2)) / 6;
    }
    float[] zero = new float[sum.length];
    assertThat(loss(sum, zero, zero, 0, 1) - loss(sum, zero, zero, 0, 0))
        .isCloseTo(expected, within((double) CLOSE));
  }

  @Test
  void gradientsEqualFiniteDifferences() throws Exception {
    float[] late = random(GROUPS * VIDEOS * VIDEOS, 6);
    float[] pooled = random(late.length, 7);
    float[] teacher = random(late.length, 8);
    float[] gradient;
    try (NDManager manager = engine.newManager();
        GradientCollector collector = engine.newGradientCollector()) {
      NDArray x = array(manager, late);
      x.setRequiresGradient(true);
      NDArray loss =
          new AlignmentObjective(manager, VIDEOS, GROUPS)
              .taughtBy(array(manager, teacher), 0.4)
              .loss(new AlignmentLoss.Logits(x, array(manager, pooled)), 0.5);
      collector.backward(loss);
      gradient = x.getGradient().toFloatArray();
    }
    float h = 1e-2f;
    for (int i = 0; i < late.length; i++) {
      float[] up = late.clone();
      float[] down = late.clone();
      up[i] += h;
      down[i] -= h;
      double slope =
          (loss(up, pooled, teacher, 0.4, 0.5) - loss(down, pooled, teacher, 0.4, 0.5)) / (2 * h);
      assertThat((double) gradient[i]).as("logit " + i).isCloseTo(slope, within(2e-3));
    }
  }
}
