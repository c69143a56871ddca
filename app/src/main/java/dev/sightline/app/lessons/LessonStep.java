package dev.sightline.app.lessons;

/**
 * One step of a lesson: what is put before the model, and what is said of its answer.
 *
 * @param textKey of what is said; {@code {0}} is the likeliest class of the lesson's head and
 *     {@code {1}} its probability; what {@code {2}} and {@code {3}} are says {@code needs}
 * @param video the video
 * @param text the text beside it; may be empty
 * @param change what is changed of both
 * @param needs what has to be known before it can be said
 * @param claim the class that the lesson rests on, to which a test holds the bundled model; empty
 *     where any will do
 */
public record LessonStep(
    String textKey,
    LessonVideo video,
    String text,
    LessonChange change,
    Needs needs,
    String claim) {
  /** What a step shows beside the answer. */
  public enum Needs {
    /** {2} and {3}: class and probability without the step's change. */
    ANSWER,
    /** {2} and {3}: how much of the answer hangs on the text, and on the video. */
    SHARES,
    /** {2} and {3}: class and probability of the head that it is compared with. */
    BESIDE,
    /** Where hiding a place takes away from the answer; {2} and {3} as of an answer. */
    MAP
  }
}
