package dev.sightline.app.ask;

import dev.sightline.core.library.use.UseResult;
import dev.sightline.core.library.use.UseValue;
import dev.sightline.core.library.use.Uses;
import dev.sightline.core.task.QuestionAnswer;

/**
 * A question that was asked about a video, and the likeliest answer.
 *
 * @param probability calibrated, 0 to 1
 * @param tells false: “I cannot tell”
 */
public record PastAnswer(String question, String words, double probability, boolean tells) {
  static PastAnswer of(QuestionAnswer a) {
    return new PastAnswer(a.question(), a.best().words(), a.best().probability(), a.tells());
  }

  /** One that was kept. */
  public static PastAnswer of(UseResult answer) {
    UseValue best = answer.values().getFirst();
    return new PastAnswer(
        answer.setting(Uses.QUESTION),
        best.words(),
        best.numbers().getOrDefault(UseValue.PROBABILITY, 0.),
        Uses.tells(answer));
  }
}
