package dev.sightline.core.training;

import dev.sightline.core.training.evaluation.Evaluation;
import dev.sightline.core.training.evaluation.Interval;
import java.util.List;
import java.util.Locale;

/** Plain sentences about figures that a reader of the table could take for better than they are. */
final class CardNotes {
  private CardNotes() {}

  /** Whether both sides beat the better one, for each head that was measured. */
  static String of(List<Evaluation> evaluations) {
    StringBuilder notes = new StringBuilder();
    for (Evaluation e : evaluations) {
      Interval gain = e.metrics().get("both_minus_best.accuracy");
      if (gain != null) {
        notes.append(gain(e.task(), e.split(), gain));
      }
    }
    return notes.isEmpty() ? "" : "\n" + notes;
  }

  private static String gain(String task, String split, Interval gain) {
    String verdict =
        gain.low() > 0
            ? "text and video together beat the better single side"
            : "it is not shown that text and video together beat the better single side";
    return String.format(
        Locale.ROOT,
        "- %s (%s): %s: %+.1f points of accuracy, paired bootstrap interval %+.1f to %+.1f.\n",
        task,
        split,
        verdict,
        100 * gain.value(),
        100 * gain.low(),
        100 * gain.high());
  }
}
