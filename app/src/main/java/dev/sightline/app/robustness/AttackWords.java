package dev.sightline.app.robustness;

import dev.sightline.app.i18n.Messages;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.robustness.AttackOutcome;
import dev.sightline.core.robustness.Norm;
import java.util.Locale;
import java.util.stream.Collectors;

/** Attacks and what they did, in the user's words. */
final class AttackWords {
  private AttackWords() {}

  static String method(AttackWish.Method method) {
    return Messages.text(
        switch (method) {
          case FGSM -> "attack.method.fgsm";
          case PGD -> "attack.method.pgd";
          case WORDS -> "attack.method.words";
          case FRAMES -> "attack.method.frames";
          case CORRUPTION -> "attack.method.corruption";
        });
  }

  static String kind(String kind) {
    return Messages.text(
        switch (kind) {
          case AttackWish.FEATURES -> "attack.kind.features";
          case AttackWish.PIXELS -> "attack.kind.pixels";
          case "drop" -> "attack.kind.drop";
          case "duplicate" -> "attack.kind.duplicate";
          case "shuffle" -> "attack.kind.shuffle";
          case "noise" -> "attack.kind.noise";
          case "blur" -> "attack.kind.blur";
          case "compression" -> "attack.kind.compression";
          case "brightness" -> "attack.kind.brightness";
          case "low-light" -> "attack.kind.lowLight";
          case "frozen" -> "attack.kind.frozen";
          default -> throw new IllegalArgumentException(kind);
        });
  }

  static String norm(Norm norm) {
    return norm == Norm.LINF ? "L∞" : "L2";
  }

  static String starts(int starts) {
    return Messages.text("attack.starts.of", starts);
  }

  /** A strength in the unit of its method. */
  static String strength(AttackWish wish, double strength) {
    return switch (wish.method()) {
      case FGSM, PGD ->
          wish.kind().equals(AttackWish.PIXELS)
              ? Math.round(strength * 255) + "/255"
              : percent(strength);
      case WORDS -> Messages.text("attack.strength.words", (int) strength);
      case FRAMES -> percent(strength);
      case CORRUPTION -> Messages.text("attack.strength.level", (int) strength);
    };
  }

  static String percent(double share) {
    double p = Math.rint(1000 * share) / 10;
    boolean whole = p >= 10 || p == Math.rint(p);
    return String.format(Locale.ROOT, whole ? "%.0f %%" : "%.1f %%", p);
  }

  /** What became of the answer. */
  static String answer(AttackOutcome o) {
    HeadResult before = o.before();
    int label = o.request().label();
    String was = before.labels().get(label);
    String p = percent(before.probabilities().get(label));
    String q = percent(o.after().probabilities().get(label));
    return o.isFooled()
        ? Messages.text(
            "attack.fooled", o.after().labels().get(o.after().top(1).getFirst()), was, p, q)
        : Messages.text("attack.stays", was, p, q);
  }

  /** How large the change is and what it took. */
  static String size(AttackOutcome o) {
    String cost =
        Messages.text(
            "attack.cost", o.passes(), String.format(Locale.ROOT, "%.1f", o.millis() / 1000));
    AttackOutcome.Size s = o.size();
    if (!s.words().isEmpty()) {
      String swaps =
          s.words().stream()
              .map(w -> w.before() + " → " + w.after())
              .collect(Collectors.joining(", "));
      return Messages.text("attack.size.words", swaps) + " " + cost;
    }
    return s.linf() > 0
        ? Messages.text("attack.size", percent(s.linf()), percent(s.rms())) + " " + cost
        : cost;
  }
}
