package dev.sightline.core.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.explain.Reference;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.words.Phrase;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** FGSM and PGD against the values of torchattacks, and what every attack keeps to. */
class GradientAttackTest {
  private static final Bounds PIXELS = new Bounds(0, 1);
  private static final double EPSILON = 8 / 255.0;
  private static final int IMAGES = 4;
  private static final int VALUES = 3 * SmallNet.SIDE * SmallNet.SIDE;

  private Reference reference;
  private SmallNet net;

  @BeforeEach
  void read() throws Exception {
    reference = new Reference();
    net = new SmallNet(reference);
  }

  private float[] image(String name, int i) {
    return Arrays.copyOfRange(reference.get(name).values(), i * VALUES, (i + 1) * VALUES);
  }

  private int label(int i) {
    return (int) reference.get("attack.labels").values()[i];
  }

  private void sameAsReference(AttackPlan plan, String expected) throws Exception {
    for (int i = 0; i < IMAGES; i++) {
      float[] found =
          new GradientAttack(plan, PIXELS, 1)
              .run(net.loss(label(i)), image("attack.input", i), Progress.NONE)
              .input();
      assertThat(found).containsExactly(image(expected, i), within(1e-5f));
    }
  }

  @Test
  void fgsmEqualsTheReference() throws Exception {
    sameAsReference(AttackPlan.fgsm(Norm.LINF, EPSILON), "attack.fgsm.eps8_255");
  }

  @Test
  void pgdEqualsTheReference() throws Exception {
    // steps of 2/255, which is a quarter of the radius
    sameAsReference(
        new AttackPlan(Norm.LINF, EPSILON, 0.25, 10, 1, false, 0),
        "attack.pgd.eps8_255.alpha2_255.steps10.no_random_start");
  }

  @ParameterizedTest
  @EnumSource(Norm.class)
  void staysInTheBallAndTheBoundsAndHurts(Norm norm) throws Exception {
    AttackPlan plan = AttackPlan.pgd(norm, 0.05, 8, 3, 11);
    double radius = norm == Norm.LINF ? 0.05 : 0.05 * Math.sqrt(VALUES);
    for (int i = 0; i < IMAGES; i++) {
      float[] x = image("attack.input", i);
      GradientAttack.Found found =
          new GradientAttack(plan, PIXELS, 1).run(net.loss(label(i)), x, Progress.NONE);
      float[] delta = new float[VALUES];
      for (int k = 0; k < VALUES; k++) {
        delta[k] = found.input()[k] - x[k];
        assertThat(found.input()[k]).isBetween(0f, 1f);
      }
      assertThat(norm.size(delta)).isLessThanOrEqualTo(radius + 1e-5).isGreaterThan(radius / 2);
      assertThat(found.loss())
          .isGreaterThan(net.valueAt(x, label(i)) + 1e-3)
          .isCloseTo(net.valueAt(found.input(), label(i)), within(1e-9));
      assertThat(found.passes()).isEqualTo(3 * 9);
    }
  }

  @Test
  void sameSeedSameNumbers() throws Exception {
    float[] x = image("attack.input", 0);
    float[] one = run(5, x).input();
    assertThat(run(5, x).input()).isEqualTo(one);
    assertThat(run(6, x).input()).isNotEqualTo(one);
  }

  private GradientAttack.Found run(long seed, float[] x) throws Exception {
    return new GradientAttack(AttackPlan.pgd(Norm.L2, 0.05, 2, 1, seed), PIXELS, 1)
        .run(net.loss(label(0)), x, Progress.NONE);
  }

  /** Two valleys: only some starts reach the one in which the model errs. */
  @Test
  void theWorstOfAllStartsCounts() throws Exception {
    Loss loss =
        (x, stop) ->
            new Loss.At(x[0] > 0 ? 2 * x[0] : -x[0], x[0] > 0, new float[] {x[0] > 0 ? 2 : -1});
    AtomicInteger fooledAlone = new AtomicInteger();
    for (int seed = 0; seed < 20; seed++) {
      AttackPlan one = AttackPlan.pgd(Norm.LINF, 1, 4, 1, seed);
      if (new GradientAttack(one, Bounds.NONE, 1).run(loss, new float[1], Progress.NONE).fooled()) {
        fooledAlone.incrementAndGet();
      }
      AttackPlan many = AttackPlan.pgd(Norm.LINF, 1, 4, 12, seed);
      assertThat(
              new GradientAttack(many, Bounds.NONE, 1)
                  .run(loss, new float[1], Progress.NONE)
                  .loss())
          .isCloseTo(2, within(1e-6));
    }
    assertThat(fooledAlone.get()).isBetween(1, 19);
  }

  @Test
  void aFlatLossMovesNothing() throws Exception {
    Loss flat = (x, stop) -> new Loss.At(0, false, new float[x.length]);
    for (Norm norm : Norm.values()) {
      assertThat(
              new GradientAttack(AttackPlan.fgsm(norm, 1), Bounds.NONE, 1)
                  .run(flat, new float[] {1, 2}, Progress.NONE)
                  .input())
          .containsExactly(1, 2);
    }
  }

  @Test
  void canBeStopped() {
    Progress stopped =
        new Progress() {
          @Override
          public void update(double fraction, Phrase message) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    assertThatThrownBy(
            () ->
                new GradientAttack(AttackPlan.fgsm(Norm.LINF, 1), PIXELS, 1)
                    .run(net.loss(0), new float[VALUES], stopped))
        .isInstanceOf(CancelledException.class);
  }

  @Test
  void refusesWhatIsNoPlan() {
    assertThatThrownBy(() -> AttackPlan.fgsm(Norm.LINF, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AttackPlan.fgsm(Norm.LINF, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AttackPlan.pgd(Norm.L2, 1, 0, 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Bounds(1, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
