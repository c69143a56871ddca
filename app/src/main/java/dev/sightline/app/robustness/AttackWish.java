package dev.sightline.app.robustness;

import dev.sightline.core.robustness.Attack;
import dev.sightline.core.robustness.AttackPlan;
import dev.sightline.core.robustness.Corruption;
import dev.sightline.core.robustness.FrameChange;
import dev.sightline.core.robustness.Norm;
import java.util.Arrays;
import java.util.List;

/**
 * What the user chose. Immutable.
 *
 * @param method how the input is changed
 * @param kind one of the method's kinds; empty if it has none
 * @param norm of gradient attacks
 * @param starts random starts of PGD, the worst of which counts, at least 1
 * @param strength one of the strengths that fit
 */
public record AttackWish(Method method, String kind, Norm norm, int starts, double strength) {
  /** On pixels or on features, the kinds of gradient attacks. */
  public static final String PIXELS = "pixels";

  public static final String FEATURES = "features";

  /** What the window begins with: fast, and works on any native model. */
  public static final AttackWish FIRST = of(Method.FGSM);

  /** Random starts to choose from. */
  static final List<Integer> STARTS = List.of(1, 3, 5);

  /** Steps of PGD. */
  static final int STEPS = 10;

  private static final int TRIES = 3;
  private static final long SEED = 20_261_128;

  /** One entry of the list of methods. */
  public enum Method {
    FGSM,
    PGD,
    WORDS,
    FRAMES,
    CORRUPTION;

    /** True for those that follow gradients. */
    public boolean isGradient() {
      return this == FGSM || this == PGD;
    }

    /** What can be chosen beside the method; empty if nothing. */
    public List<String> kinds() {
      return switch (this) {
        case FGSM, PGD -> List.of(FEATURES, PIXELS);
        case WORDS -> List.of();
        case FRAMES -> Arrays.stream(FrameChange.values()).map(FrameChange::key).toList();
        case CORRUPTION -> Arrays.stream(Corruption.values()).map(Corruption::key).toList();
      };
    }
  }

  /** A method with its first kind and middle strength. */
  public static AttackWish of(Method method) {
    return new AttackWish(method, "", Norm.LINF, 1, 0)
        .withKind(method.kinds().isEmpty() ? "" : method.kinds().getFirst());
  }

  /** The same of another kind, with the middle strength. */
  public AttackWish withKind(String other) {
    AttackWish wish = new AttackWish(method, other, norm, starts, 0);
    List<Double> all = wish.strengths();
    return wish.withStrength(all.get(all.size() / 2));
  }

  /** The same measured by another norm. */
  public AttackWish withNorm(Norm other) {
    return new AttackWish(method, kind, other, starts, strength);
  }

  /** The same with so many random starts. */
  public AttackWish withStarts(int other) {
    return new AttackWish(method, kind, norm, other, strength);
  }

  /** The same with another strength. */
  public AttackWish withStrength(double other) {
    return new AttackWish(method, kind, norm, starts, other);
  }

  /** The strengths to choose from, weakest first. */
  public List<Double> strengths() {
    return switch (method) {
      case FGSM, PGD ->
          kind.equals(PIXELS)
              ? List.of(1 / 255., 2 / 255., 4 / 255., 8 / 255., 16 / 255.)
              : List.of(.02, .05, .1, .2, .4);
      case WORDS -> List.of(1., 2., 3., 4., 5.);
      case FRAMES -> List.of(.2, .4, .6, .8, 1.);
      case CORRUPTION -> List.of(1., 2., 3., 4., 5.);
    };
  }

  /** The attack that this stands for. */
  public Attack attack() {
    return switch (method) {
      case FGSM -> on(AttackPlan.fgsm(norm, strength));
      case PGD -> on(AttackPlan.pgd(norm, strength, STEPS, starts, SEED));
      case WORDS -> Attack.OnWords.of((int) strength);
      case FRAMES -> new Attack.OnFrames(FrameChange.of(kind).orElseThrow(), strength, TRIES, SEED);
      case CORRUPTION ->
          new Attack.Corrupted(Corruption.of(kind).orElseThrow(), (int) strength, SEED);
    };
  }

  /** PGD of another strength and number of steps on the same kind of input. */
  Attack pgd(double epsilon, int steps) {
    return on(AttackPlan.pgd(norm, epsilon, steps, starts, SEED));
  }

  /** The worst of random changes of the features. */
  Attack random(double epsilon) {
    return new Attack.ByChance(norm, epsilon, TRIES, SEED);
  }

  private Attack on(AttackPlan plan) {
    return kind.equals(PIXELS) ? new Attack.OnPixels(plan) : new Attack.OnFeatures(plan);
  }
}
