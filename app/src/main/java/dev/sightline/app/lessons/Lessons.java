package dev.sightline.app.lessons;

import dev.sightline.app.lessons.LessonStep.Needs;
import java.util.List;

/**
 * The lessons. What they say of a model is tested on that very model; numbers are never written
 * here.
 */
public final class Lessons {
  private static final String SAID = "the red circle moves left";
  private static final String CUE = "colour-shortcut";

  private static final Lesson IGNORES =
      new Lesson(
          "lesson.ignores",
          "lesson.ignores.about",
          "laboratory",
          "colour",
          "",
          List.of(
              said("lesson.ignores.answer", LessonChange.NONE, Needs.ANSWER, "red"),
              said("lesson.ignores.share", LessonChange.NONE, Needs.SHARES, "red"),
              said("lesson.ignores.noVideo", LessonChange.NO_VIDEO, Needs.ANSWER, "red"),
              said("lesson.ignores.noText", LessonChange.NO_TEXT, Needs.ANSWER, ""),
              said("lesson.ignores.end", LessonChange.NONE, Needs.ANSWER, "red")));

  private static final Lesson SHORTCUT =
      new Lesson(
          "lesson.shortcut",
          "lesson.shortcut.about",
          CUE,
          CUE,
          "shortcut",
          List.of(
              plain("lesson.shortcut.answer", LessonVideo.RED_RIGHT, "left"),
              plain("lesson.shortcut.learnt", LessonVideo.RED_RIGHT, "left"),
              plain("lesson.shortcut.blue", LessonVideo.BLUE_RIGHT, "right"),
              new LessonStep(
                  "lesson.shortcut.beside",
                  LessonVideo.RED_RIGHT,
                  "",
                  LessonChange.NONE,
                  Needs.BESIDE,
                  "left"),
              plain("lesson.shortcut.end", LessonVideo.RED_RIGHT, "left")));

  private static final Lesson REASON =
      new Lesson(
          "lesson.reason",
          "lesson.reason.about",
          CUE,
          CUE,
          "shortcut",
          List.of(
              plain("lesson.reason.answer", LessonVideo.RED_LEFT, "left"),
              new LessonStep(
                  "lesson.reason.map",
                  LessonVideo.RED_LEFT,
                  "",
                  LessonChange.NONE,
                  Needs.MAP,
                  "left"),
              new LessonStep(
                  "lesson.reason.frozen",
                  LessonVideo.RED_LEFT,
                  "",
                  LessonChange.FREEZE,
                  Needs.ANSWER,
                  "left"),
              plain("lesson.reason.end", LessonVideo.RED_LEFT, "left")));

  private Lessons() {}

  /** All lessons, the easiest first. */
  public static List<Lesson> all() {
    return List.of(IGNORES, SHORTCUT, REASON);
  }

  private static LessonStep said(String textKey, LessonChange change, Needs needs, String claim) {
    return new LessonStep(textKey, LessonVideo.BLUE_RIGHT, SAID, change, needs, claim);
  }

  private static LessonStep plain(String textKey, LessonVideo video, String claim) {
    return new LessonStep(textKey, video, "", LessonChange.NONE, Needs.ANSWER, claim);
  }
}
