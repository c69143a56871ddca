package dev.sightline.app.robustness;

import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.robustness.AttackOutcome;
import java.util.Locale;

/** What attacks did, as tables for other programs. */
final class AttackTable {
  private AttackTable() {}

  /**
   * @param outcome may be null
   * @param curve may be null
   * @param wish what was chosen
   */
  static String of(AttackOutcome outcome, StrengthCurve curve, AttackWish wish) {
    StringBuilder out = new StringBuilder();
    if (outcome != null) {
      HeadResult before = outcome.before();
      out.append("class\tclean\tattacked\n");
      for (int i : before.top(before.labels().size())) {
        out.append(
            String.format(
                Locale.ROOT,
                "%s\t%.6f\t%.6f%n",
                before.labels().get(i),
                before.probabilities().get(i),
                outcome.after().probabilities().get(i)));
      }
    }
    if (curve != null) {
      out.append(out.isEmpty() ? "" : "\n").append("strength\tvalue\tlow\thigh\n");
      for (int i = 0; i < curve.strengths().size(); i++) {
        double s = curve.strengths().get(i);
        out.append(
            String.format(
                Locale.ROOT,
                "%s\t%.6f\t%.6f\t%.6f%n",
                s == 0 ? "0" : AttackWords.strength(wish, s),
                curve.values().get(i),
                curve.low().get(i),
                curve.high().get(i)));
      }
    }
    return out.toString();
  }
}
