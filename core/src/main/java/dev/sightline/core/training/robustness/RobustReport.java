package dev.sightline.core.training.robustness;

import dev.sightline.core.training.evaluation.Bootstrap;
import dev.sightline.core.training.evaluation.Interval;
import dev.sightline.core.words.Phrase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Accuracy of a set under attacks. Immutable.
 *
 * @param n items
 * @param clean accuracy without an attack
 * @param points one for each trial, in their order
 * @param checks whether gradients tell the truth; empty if none was asked for
 */
public record RobustReport(int n, Interval clean, List<Point> points, List<Check> checks) {
  private static final int RESAMPLES = 1000;

  /** Two accuracies that differ by no more than this share of the items are the same. */
  static final double SLACK = 0.02;

  public RobustReport {
    points = List.copyOf(points);
    checks = List.copyOf(checks);
  }

  /**
   * One trial over the set.
   *
   * @param accuracy share of items that are answered rightly, with its 95 % interval
   * @param rms mean size of the change of those that were attacked
   * @param moved mean share of attention that moved; -1 without texts
   * @param words mean number of words that changed
   */
  public record Point(Trial trial, Interval accuracy, double rms, double moved, double words) {}

  /**
   * A sign of masked gradients (Athalye et al., 2018; Carlini et al., 2019) that is or is not
   * there.
   *
   * @param key stable name
   * @param passed true: no sign
   * @param phrase what was compared, with the numbers
   */
  public record Check(String key, boolean passed, Phrase phrase) {
    /** What was compared, in English. */
    public String sentence() {
      return phrase.english();
    }
  }

  /**
   * @param trials those of the rows
   * @param seed of the bootstrap
   */
  public static RobustReport of(List<TrialRow> rows, List<Trial> trials, long seed) {
    Map<String, List<TrialRow>> byTrial = new HashMap<>();
    rows.forEach(r -> byTrial.computeIfAbsent(r.trial(), k -> new ArrayList<>()).add(r));
    Bootstrap bootstrap = new Bootstrap(RESAMPLES, seed);
    List<TrialRow> clean = byTrial.getOrDefault(RobustBench.CLEAN, List.of());
    List<Point> points = new ArrayList<>();
    for (Trial trial : trials) {
      List<TrialRow> own = byTrial.getOrDefault(trial.key(), List.of());
      double[] hits = new double[own.size()];
      for (int i = 0; i < hits.length; i++) {
        hits[i] = isRight(own.get(i).item(), trial, trials, byTrial) ? 1 : 0;
      }
      List<TrialRow> tried = own.stream().filter(r -> r.rms() > 0 || r.moved() >= 0).toList();
      points.add(
          new Point(
              trial,
              bootstrap.mean(hits),
              tried.stream().mapToDouble(TrialRow::rms).average().orElse(0),
              tried.stream().mapToDouble(TrialRow::moved).average().orElse(-1),
              own.stream().mapToInt(TrialRow::words).average().orElse(0)));
    }
    double[] hits = clean.stream().mapToDouble(r -> r.right() ? 1 : 0).toArray();
    return new RobustReport(clean.size(), bootstrap.mean(hits), points, MaskingChecks.of(points));
  }

  /**
   * On a curve of gradient attacks, what a weaker one fooled counts as fooled by a stronger one
   * too: its ball holds that of the weaker.
   */
  private static boolean isRight(
      String item, Trial trial, List<Trial> trials, Map<String, List<TrialRow>> byTrial) {
    return trials.stream()
        .filter(
            t ->
                t.equals(trial)
                    || (trial.group().equals(Trial.CURVE)
                        && t.group().equals(Trial.CURVE)
                        && t.strength() <= trial.strength()
                        && isNested(t)))
        .flatMap(t -> byTrial.getOrDefault(t.key(), List.of()).stream())
        .filter(r -> r.item().equals(item))
        .allMatch(TrialRow::right);
  }

  private static boolean isNested(Trial trial) {
    return trial.attack() instanceof dev.sightline.core.robustness.Attack.OnFeatures
        || trial.attack() instanceof dev.sightline.core.robustness.Attack.OnPixels
        || trial.attack() instanceof dev.sightline.core.robustness.Attack.OnWords;
  }

  /** The points of a group, weakest first. */
  public List<Point> group(String name) {
    return points.stream()
        .filter(p -> p.trial().group().equals(name))
        .sorted(Comparator.comparingDouble(p -> p.trial().strength()))
        .toList();
  }
}
