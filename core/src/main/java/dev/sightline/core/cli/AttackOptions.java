package dev.sightline.core.cli;

import dev.sightline.core.robustness.Attack;
import dev.sightline.core.robustness.AttackPlan;
import dev.sightline.core.robustness.Corruption;
import dev.sightline.core.robustness.FrameChange;
import dev.sightline.core.robustness.Norm;
import picocli.CommandLine.Option;

/** What is done to an input, as the command line says it. */
final class AttackOptions {
  /** As much as a picture can be changed before most people see it. */
  private static final double PIXELS = 4 / 255.0;

  private static final double FEATURES = 0.1;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      description = "fgsm (the default), pgd, random, words, frames or corruption.")
  private String method = "fgsm";

  @Option(
      names = "--on",
      paramLabel = "INPUT",
      description = {
        "pixels or features, for fgsm and pgd;",
        "default: pixels of a video, features of a set."
      })
  private String on;

  @Option(
      names = "--norm",
      paramLabel = "NORM",
      description = "linf (the default) or l2, for fgsm, pgd and random.")
  private String norm = "linf";

  @Option(
      names = "--epsilon",
      paramLabel = "E",
      description = {
        "Strength, such as 4/255: of linf the largest change of a value, of l2 the root mean square",
        "of the change. Pixels: share of the range from black to white (default 4/255); features:",
        "share of the root mean square of the video's features (default 0.1)."
      })
  private String epsilon;

  @Option(names = "--steps", paramLabel = "N", description = "Steps of pgd; default: 10.")
  private int steps = 10;

  @Option(
      names = "--step",
      paramLabel = "S",
      description = "Step, a share of epsilon; default: 2.5 / steps.")
  private Double step;

  @Option(names = "--restarts", paramLabel = "N", description = "Random starts of pgd; default: 1.")
  private int restarts = 1;

  @Option(names = "--words", paramLabel = "N", description = "Words that may change; default: 3.")
  private int words = 3;

  @Option(
      names = "--change",
      paramLabel = "CHANGE",
      description = "drop, duplicate or shuffle (the default), for frames.")
  private String change = "shuffle";

  @Option(
      names = "--share",
      paramLabel = "S",
      description = "Share of the frames of each clip, for frames; default: 0.5.")
  private double share = 0.5;

  @Option(
      names = "--tries",
      paramLabel = "N",
      description = "The worst of so many tries counts, for frames and random; default: 5.")
  private int tries = 5;

  @Option(
      names = "--corruption",
      paramLabel = "KIND",
      description = "noise (the default), blur, compression, brightness, low-light or frozen.")
  private String corruption = "noise";

  @Option(
      names = "--strength",
      paramLabel = "N",
      description = "1 to 5, for corruption; default: 3.")
  private int strength = 3;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of all that is random.")
  private long seed = 20_261_128;

  String method() {
    return method;
  }

  long seed() {
    return seed;
  }

  int steps() {
    return steps;
  }

  /** True for an attack on frames that are decoded. */
  boolean onPixels(boolean set) {
    return on == null ? !set : on.equals("pixels");
  }

  double epsilon(boolean set) {
    return epsilon == null ? (onPixels(set) ? PIXELS : FEATURES) : fraction(epsilon);
  }

  /**
   * @param set true: of a set, whose features are attacked unless something else is said
   * @throws IllegalArgumentException with a sentence for the user if the options do not fit
   */
  Attack attack(boolean set) {
    return switch (method) {
      case "fgsm", "pgd" -> gradient(set, epsilon(set), steps);
      case "random" -> new Attack.ByChance(norm(), epsilon(set), tries, seed);
      case "words" -> Attack.OnWords.of(words);
      case "frames" -> new Attack.OnFrames(change(), share, tries, seed);
      case "corruption" -> new Attack.Corrupted(corruption(), strength, seed);
      default ->
          throw new IllegalArgumentException(
              "There is no method '"
                  + method
                  + "': one of fgsm, pgd, random, words, frames, corruption.");
    };
  }

  /** The same attack with another strength. */
  Attack at(double strongness, boolean set) {
    return switch (attack(set)) {
      case Attack.OnPixels a -> new Attack.OnPixels(a.plan().withEpsilon(strongness));
      case Attack.OnFeatures a -> new Attack.OnFeatures(a.plan().withEpsilon(strongness));
      case Attack.ByChance a -> new Attack.ByChance(a.norm(), strongness, a.tries(), a.seed());
      case Attack.OnWords a -> Attack.OnWords.of((int) strongness);
      case Attack.OnFrames a -> new Attack.OnFrames(a.change(), strongness, a.tries(), a.seed());
      case Attack.Corrupted a -> new Attack.Corrupted(a.corruption(), (int) strongness, a.seed());
    };
  }

  /** Projected gradient descent with so many steps, whatever the method is. */
  Attack pgd(boolean set, double eps, int count) {
    AttackPlan plan = AttackPlan.pgd(norm(), eps, count, restarts, seed);
    return onPixels(set) ? new Attack.OnPixels(plan) : new Attack.OnFeatures(plan);
  }

  /** The worst of random changes. */
  Attack random(double eps) {
    return new Attack.ByChance(norm(), eps, tries, seed);
  }

  private Attack gradient(boolean set, double eps, int count) {
    if (on != null && !on.equals("pixels") && !on.equals("features")) {
      throw new IllegalArgumentException("--on takes pixels or features, not '" + on + "'.");
    }
    AttackPlan plan =
        method.equals("fgsm")
            ? AttackPlan.fgsm(norm(), eps)
            : AttackPlan.pgd(norm(), eps, count, restarts, seed);
    if (step != null) {
      plan = plan.withStep(step);
    }
    return onPixels(set) ? new Attack.OnPixels(plan) : new Attack.OnFeatures(plan);
  }

  private Norm norm() {
    return switch (norm) {
      case "linf" -> Norm.LINF;
      case "l2" -> Norm.L2;
      default -> throw new IllegalArgumentException("--norm takes linf or l2, not '" + norm + "'.");
    };
  }

  private FrameChange change() {
    return FrameChange.of(change)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--change takes drop, duplicate or shuffle, not '" + change + "'."));
  }

  private Corruption corruption() {
    return Corruption.of(corruption)
        .orElseThrow(
            () -> new IllegalArgumentException("There is no corruption '" + corruption + "'."));
  }

  /** A number, or two with a stroke between. */
  static double fraction(String written) {
    try {
      int stroke = written.indexOf('/');
      return stroke < 0
          ? Double.parseDouble(written)
          : Double.parseDouble(written.substring(0, stroke))
              / Double.parseDouble(written.substring(stroke + 1));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "'" + written + "' is no number, such as 0.1 or 4/255.", e);
    }
  }
}
