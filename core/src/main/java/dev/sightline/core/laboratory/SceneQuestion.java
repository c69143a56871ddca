package dev.sightline.core.laboratory;

/**
 * A question about a video of the laboratory.
 *
 * @param kind what it asks
 * @param text its words
 * @param answer number of the right answer among {@link QuestionKind#ANSWERS}
 */
public record SceneQuestion(QuestionKind kind, String text, int answer) {
  /**
   * @throws IllegalArgumentException if there is no such answer
   */
  static SceneQuestion of(QuestionKind kind, String text, String answer) {
    int number = QuestionKind.ANSWERS.indexOf(answer);
    if (number < 0) {
      throw new IllegalArgumentException(answer + " answers no question");
    }
    return new SceneQuestion(kind, text, number);
  }
}
