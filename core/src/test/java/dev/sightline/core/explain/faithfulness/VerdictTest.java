package dev.sightline.core.explain.faithfulness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.explain.faithfulness.Finding.NotTested;
import dev.sightline.core.explain.faithfulness.Finding.Reason;
import dev.sightline.core.explain.faithfulness.Finding.Tested;
import dev.sightline.core.job.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static Finding tested(Measure measure, Grade grade) {
    return new Tested(measure, grade, Map.of());
  }

  private static Light light(Object... measuresAndGrades) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < measuresAndGrades.length; i += 2) {
      findings.add(tested((Measure) measuresAndGrades[i], (Grade) measuresAndGrades[i + 1]));
    }
    return Verdict.of(findings).light();
  }

  @Test
  void isGreyWhereNobodyAsked() {
    assertThat(Verdict.NONE.light()).isEqualTo(Light.GREY);
    assertThat(Verdict.NONE.findings())
        .hasSize(Measure.values().length)
        .allMatch(f -> f instanceof NotTested n && n.reason() == Reason.NOT_ASKED);
    assertThat(light(Measure.AGREEMENT, Grade.PASSED)).isEqualTo(Light.GREY);
  }

  @Test
  void isGreenWhereAllThatCountsPassed() {
    assertThat(
            light(
                Measure.DELETION_CLIPS, Grade.PASSED,
                Measure.INSERTION_CLIPS, Grade.PASSED,
                Measure.INSERTION_TOKENS, Grade.DOUBTFUL,
                Measure.RANDOMISATION, Grade.PASSED,
                Measure.STABILITY, Grade.PASSED,
                Measure.AGREEMENT, Grade.DOUBTFUL))
        .isEqualTo(Light.GREEN);
  }

  @Test
  void isYellowWhereSomethingThatCountsWasNotTestedOrIsMixed() {
    assertThat(
            light(
                Measure.DELETION_CLIPS, Grade.PASSED,
                Measure.RANDOMISATION, Grade.PASSED))
        .isEqualTo(Light.YELLOW);
    assertThat(
            light(
                Measure.DELETION_CLIPS, Grade.PASSED,
                Measure.STABILITY, Grade.PASSED))
        .isEqualTo(Light.YELLOW);
    assertThat(
            light(
                Measure.DELETION_CLIPS, Grade.PASSED,
                Measure.INSERTION_CLIPS, Grade.PASSED,
                Measure.DELETION_TOKENS, Grade.FAILED,
                Measure.RANDOMISATION, Grade.PASSED,
                Measure.STABILITY, Grade.PASSED))
        .isEqualTo(Light.YELLOW);
    assertThat(
            light(
                Measure.DELETION_CLIPS, Grade.PASSED,
                Measure.INSERTION_CLIPS, Grade.DOUBTFUL,
                Measure.RANDOMISATION, Grade.PASSED,
                Measure.STABILITY, Grade.PASSED))
        .isEqualTo(Light.YELLOW);
  }

  @Test
  void isRedWhereTheMapHangsOnNothing() {
    assertThat(
            light(
                Measure.DELETION_CLIPS, Grade.PASSED,
                Measure.INSERTION_CLIPS, Grade.PASSED,
                Measure.RANDOMISATION, Grade.FAILED,
                Measure.STABILITY, Grade.PASSED))
        .isEqualTo(Light.RED);
    assertThat(light(Measure.DELETION_CLIPS, Grade.PASSED, Measure.STABILITY, Grade.FAILED))
        .isEqualTo(Light.RED);
    assertThat(light(Measure.DELETION_CLIPS, Grade.FAILED, Measure.INSERTION_CLIPS, Grade.PASSED))
        .isEqualTo(Light.RED);
  }

  @Test
  void keepsItsReasonsInOrder() {
    Finding one = tested(Measure.STABILITY, Grade.PASSED);
    Verdict verdict = Verdict.of(List.of(one, tested(Measure.DELETION_TOKENS, Grade.PASSED)));
    assertThat(verdict.about(Measure.STABILITY)).isEqualTo(one);
    assertThat(verdict.findings().stream().map(Finding::measure)).containsExactly(Measure.values());
    assertThatThrownBy(() -> Verdict.of(List.of(one, one)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void gradesCurvesByChance() throws Exception {
    double[] weights = {0.5, 0.2, 0.1, 0.1, 0.05, 0.05};
    assertThat(grades(weights, weights)).containsExactly(Grade.PASSED, Grade.PASSED);
    assertThat(grades(new double[] {1, 2, 3, 4, 5, 6}, weights))
        .containsExactly(Grade.FAILED, Grade.FAILED);
    assertThat(
            VerdictRules.curves(
                Measure.DELETION_TOKENS,
                Measure.INSERTION_TOKENS,
                test(weights, new double[] {0.001, 0.001, 0.001, 0.001, 0.001, 0.001})))
        .containsExactly(
            new NotTested(Measure.DELETION_TOKENS, Reason.NO_EFFECT),
            new NotTested(Measure.INSERTION_TOKENS, Reason.NO_EFFECT));
  }

  private static List<Grade> grades(double[] scores, double[] weights) throws Exception {
    return VerdictRules.curves(
            Measure.DELETION_TOKENS, Measure.INSERTION_TOKENS, test(scores, weights))
        .stream()
        .map(f -> ((Tested) f).grade())
        .toList();
  }

  private static CurveTest test(double[] scores, double[] weights) throws Exception {
    return new CurveTester(CurvePlan.USUAL)
        .test(
            scores,
            (removed, p) ->
                removed.stream()
                    .mapToDouble(r -> 1 - r.stream().mapToDouble(i -> weights[i]).sum())
                    .toArray(),
            Progress.NONE);
  }

  @Test
  void saysWhyCurvesWouldTellNothing() {
    assertThat(VerdictRules.obstacle(new double[] {1, 2, 3, 4})).contains(Reason.TOO_FEW);
    assertThat(VerdictRules.obstacle(new double[] {1, 1, 1, 1, 1})).contains(Reason.CONSTANT);
    assertThat(VerdictRules.obstacle(new double[] {1, Double.NaN, 1, 1, 1}))
        .contains(Reason.NOT_A_NUMBER);
    assertThat(VerdictRules.obstacle(new double[] {1, 2, 3, 4, 5})).isEmpty();
  }

  @Test
  void gradesRandomisationByItsLastCascadingStep() {
    assertThat(randomised(0.1)).isEqualTo(Grade.PASSED);
    assertThat(randomised(-0.9)).isEqualTo(Grade.PASSED);
    assertThat(randomised(0.6)).isEqualTo(Grade.DOUBTFUL);
    assertThat(randomised(0.95)).isEqualTo(Grade.FAILED);
    assertThat(VerdictRules.randomisation(new Randomisation(List.of())))
        .isEqualTo(new NotTested(Measure.RANDOMISATION, Reason.CONSTANT));
  }

  private static Grade randomised(double last) {
    Randomisation test =
        new Randomisation(
            List.of(
                step("heads", Randomisation.Mode.CASCADING, 1),
                step("alignment", Randomisation.Mode.CASCADING, last),
                step("heads", Randomisation.Mode.INDEPENDENT, 1)));
    assertThat(test.of(Randomisation.Mode.INDEPENDENT)).hasSize(1);
    return ((Tested) VerdictRules.randomisation(test)).grade();
  }

  private static Randomisation.Step step(String part, Randomisation.Mode mode, double r) {
    return new Randomisation.Step(part, mode, Optional.of(new Similarity(r, r, 1)));
  }

  @Test
  void gradesStabilityAndAgreement() {
    assertThat(stable(0.95)).isEqualTo(Grade.PASSED);
    assertThat(stable(0.8)).isEqualTo(Grade.DOUBTFUL);
    assertThat(stable(0.5)).isEqualTo(Grade.FAILED);
    assertThat(VerdictRules.stability(new Stability(Optional.empty(), 0, 0.05)))
        .isEqualTo(new NotTested(Measure.STABILITY, Reason.CONSTANT));
    Agreement opposite =
        Agreement.of(Map.of("a", new double[] {1, 2, 3}, "b", new double[] {3, 2, 1}));
    Tested finding = (Tested) VerdictRules.agreement(opposite, "a");
    assertThat(finding.grade()).isEqualTo(Grade.DOUBTFUL);
    assertThat(finding.number("mean")).isEqualTo(-1);
    assertThatThrownBy(() -> finding.number("area")).isInstanceOf(IllegalArgumentException.class);
    assertThat(VerdictRules.agreement(Agreement.of(Map.of("a", new double[] {1, 2, 3})), "a"))
        .isEqualTo(new NotTested(Measure.AGREEMENT, Reason.CONSTANT));
  }

  private static Grade stable(double mean) {
    return ((Tested)
            VerdictRules.stability(
                new Stability(Optional.of(new Similarity(mean, mean, 3)), 0.1, 0.05)))
        .grade();
  }
}
