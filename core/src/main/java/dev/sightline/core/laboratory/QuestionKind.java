package dev.sightline.core.laboratory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a question with an open answer asks about a video of the laboratory. */
public enum QuestionKind {
  /** “which colour is the circle”, “which shape is the red object”. */
  WHAT(LabTask.MATCH, false),
  /** “where is the red circle”: on the left or on the right. */
  WHERE(LabTask.MATCH, false),
  /** “which comes first the red circle or the blue square”: its colour. */
  WHICH_FIRST(LabTask.ORDER, true),
  /** “how often does the red circle bounce”. */
  HOW_MANY(LabTask.COUNT, true),
  /** “which way does the red circle go”. */
  WHICH_DIRECTION(LabTask.DIRECTION, true);

  /** All answers to all questions. */
  public static final List<String> ANSWERS = answers();

  private final LabTask scenes;
  private final boolean time;

  QuestionKind(LabTask scenes, boolean time) {
    this.scenes = scenes;
    this.time = time;
  }

  private static List<String> answers() {
    List<String> all = new ArrayList<>();
    Arrays.stream(ObjectColour.values()).map(ObjectColour::word).forEach(all::add);
    Arrays.stream(ObjectShape.values()).map(ObjectShape::word).forEach(all::add);
    all.addAll(LabTask.DIRECTION.labels());
    all.addAll(LabTask.COUNT.labels());
    return List.copyOf(all);
  }

  /** The task whose videos are asked about. */
  public LabTask scenes() {
    return scenes;
  }

  /** True if the order of the frames decides on the answer. */
  public boolean needsTime() {
    return time;
  }

  /** Name in figures. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
