package dev.sightline.app.lessons;

import dev.sightline.app.i18n.Messages;
import java.util.List;

/**
 * A lesson: a case in which an answer or a map misleads, shown on a model that comes with the
 * product.
 *
 * @param titleKey of its name
 * @param aboutKey of what it is about
 * @param model id of the bundle
 * @param head key of the head whose answers are spoken of
 * @param beside key of the head that it is compared with; empty if there is none
 * @param steps in their order
 */
public record Lesson(
    String titleKey,
    String aboutKey,
    String model,
    String head,
    String beside,
    List<LessonStep> steps) {
  public Lesson {
    steps = List.copyOf(steps);
  }

  /** Its name, in the user's language. */
  public String title() {
    return Messages.text(titleKey);
  }

  /** What it is about. */
  public String about() {
    return Messages.text(aboutKey);
  }
}
