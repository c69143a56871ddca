package dev.sightline.core.library.edit;

import java.util.List;

/**
 * One change of what the user says of some videos.
 *
 * @param kind what is changed
 * @param videos ids of the videos
 * @param value the stars (0 to 5), the note, the title, the text, or the name of a tag or a
 *     collection
 */
public record MarkEdit(Kind kind, List<Long> videos, String value) {
  /** What can be changed. */
  public enum Kind {
    RATE,
    NOTE,
    TITLE,
    /** What the user has typed as its text; empty for none. */
    TEXT,
    /** Gives a tag. */
    TAG,
    /** Takes a tag away. */
    UNTAG,
    /** Puts into a collection, which is made if it is missing. */
    COLLECT,
    /** Takes out of a collection. */
    TAKE
  }

  /**
   * @throws IllegalArgumentException if a title or a name is blank, or there are no such stars
   */
  public MarkEdit {
    videos = List.copyOf(videos);
    if (kind == Kind.RATE
        ? !value.matches("[0-5]")
        : kind != Kind.NOTE && kind != Kind.TEXT && value.isBlank()) {
      throw new IllegalArgumentException(kind + " to “" + value + "”");
    }
  }
}
