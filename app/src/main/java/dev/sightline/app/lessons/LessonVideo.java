package dev.sightline.app.lessons;

/** The videos of the lessons. */
public enum LessonVideo {
  /** A red thing that goes right in each of four clips. */
  RED_RIGHT,
  /** The same, but blue. */
  BLUE_RIGHT,
  /** A red thing that goes left in each of four clips. */
  RED_LEFT
}
