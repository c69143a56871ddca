package dev.sightline.core.explain.faithfulness;

import dev.sightline.core.explain.faithfulness.Finding.NotTested;
import dev.sightline.core.explain.faithfulness.Finding.Reason;
import dev.sightline.core.explain.faithfulness.Finding.Tested;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far one map can be trusted. One finding for each measure, in the order of {@link Measure};
 * what nobody looked at says so.
 *
 * @param light the verdict in one word
 * @param findings the reasons
 */
public record Verdict(Light light, List<Finding> findings) {
  /** Of a map that nobody tested. */
  public static final Verdict NONE = of(List.of());

  public Verdict {
    findings = List.copyOf(findings);
  }

  /**
   * Draws the verdict: red if the map did not change under random weights, or if at least half of
   * its curves are no better than random ones, or if noise that nobody would see turns it over;
   * green if curves, randomisation and stability were tested, none of these failed, randomisation
   * and stability passed, and more than half of the curves passed; grey if there are no curves and
   * nothing failed; else yellow. Agreement alone changes no light.
   *
   * @param found at most one for each measure
   * @throws IllegalArgumentException if two are about the same measure
   */
  public static Verdict of(List<Finding> found) {
    Map<Measure, Finding> by = new EnumMap<>(Measure.class);
    for (Finding f : found) {
      if (by.put(f.measure(), f) != null) {
        throw new IllegalArgumentException("two findings about " + f.measure());
      }
    }
    List<Finding> all =
        Arrays.stream(Measure.values())
            .map(m -> by.getOrDefault(m, new NotTested(m, Reason.NOT_ASKED)))
            .toList();
    return new Verdict(light(all), all);
  }

  private static Light light(List<Finding> all) {
    List<Grade> curves =
        all.stream().filter(f -> f.measure().isCurve()).flatMap(f -> grade(f).stream()).toList();
    Optional<Grade> random = grade(all.get(Measure.RANDOMISATION.ordinal()));
    Optional<Grade> stable = grade(all.get(Measure.STABILITY.ordinal()));
    long failed = curves.stream().filter(g -> g == Grade.FAILED).count();
    long passed = curves.stream().filter(g -> g == Grade.PASSED).count();
    if (is(random, Grade.FAILED)
        || is(stable, Grade.FAILED)
        || (!curves.isEmpty() && 2 * failed >= curves.size())) {
      return Light.RED;
    }
    if (curves.isEmpty()) {
      return Light.GREY;
    }
    return failed == 0
            && 2 * passed > curves.size()
            && is(random, Grade.PASSED)
            && is(stable, Grade.PASSED)
        ? Light.GREEN
        : Light.YELLOW;
  }

  private static boolean is(Optional<Grade> grade, Grade wanted) {
    return grade.isPresent() && grade.get() == wanted;
  }

  private static Optional<Grade> grade(Finding finding) {
    return finding instanceof Tested t ? Optional.of(t.grade()) : Optional.empty();
  }

  /** The finding about that measure. */
  public Finding about(Measure measure) {
    return findings.get(measure.ordinal());
  }
}
