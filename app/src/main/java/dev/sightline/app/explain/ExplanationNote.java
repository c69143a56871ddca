package dev.sightline.app.explain;

import dev.sightline.app.i18n.Messages;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.Rows;
import java.util.Locale;

/** How exact an explanation is, in words. Pure. */
final class ExplanationNote {
  private ExplanationNote() {}

  /** The completeness gap, the standard error, or how often the model was asked. */
  static String of(Explanation x) {
    if (Double.isFinite(x.completenessGap())) {
      double shared = Rows.sum(x.tokenScores()) + Rows.sum(x.cellScores());
      double gained = shared - x.completenessGap();
      return Messages.text("explain.note.gap", number(x.completenessGap()), number(gained));
    }
    if (x.clipErrors().length > 0) {
      double most = 0;
      for (float e : x.clipErrors()) {
        most = Math.max(most, e);
      }
      for (float e : x.tokenErrors()) {
        most = Math.max(most, e);
      }
      return Messages.text("explain.note.error", number(most));
    }
    return x.forwardPasses() == 0
        ? ""
        : x.forwardPasses() == 1
            ? Messages.text("explain.note.pass")
            : Messages.text("explain.note.passes", Integer.toString(x.forwardPasses()));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value).replace('-', '−');
  }
}
