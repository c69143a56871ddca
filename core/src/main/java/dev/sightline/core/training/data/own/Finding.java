package dev.sightline.core.training.data.own;

import java.util.List;

/**
 * Something about a data set that its owner should know.
 *
 * @param kind what it is about
 * @param stops true if training would make no sense
 * @param words one sentence that says what is so and what happens, or what to do
 * @param files names of the videos that it is about; may be empty
 */
public record Finding(Kind kind, boolean stops, String words, List<String> files) {
  public Finding {
    files = List.copyOf(files);
  }

  /** What a finding is about. */
  public enum Kind {
    /** Listed, and not there. */
    MISSING,
    /** No video, or damaged. */
    UNREADABLE,
    /** The same content twice in one part. */
    DUPLICATE,
    /** The same content in two parts. */
    DUPLICATE_ACROSS,
    /** The same content with two labels. */
    CONTRADICTION,
    /** Videos of one source in two parts. */
    LEAK,
    /** A class with too few videos. */
    FEW,
    /** A class without videos in a part. */
    ABSENT,
    /** Much more of one class than of another. */
    BALANCE,
    /** Fewer than two classes. */
    CLASSES,
    /** Entries without a part among others that have one. */
    PARTS
  }

  static Finding stop(Kind kind, String words, List<String> files) {
    return new Finding(kind, true, words, files);
  }

  static Finding warning(Kind kind, String words, List<String> files) {
    return new Finding(kind, false, words, files);
  }
}
