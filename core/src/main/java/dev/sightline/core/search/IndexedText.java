package dev.sightline.core.search;

import java.util.Optional;

/**
 * A text that goes with a video.
 *
 * @param kind what it is
 * @param text its words; may be blank
 * @param origin where it came from, for the user, such as the name of a file
 * @param language of its words (ISO 639-1); empty: told by the script
 * @param span when it is said or shown; empty: it stands for the whole video
 */
public record IndexedText(
    Kind kind, String text, String origin, Optional<String> language, Optional<TimeSpan> span) {
  /** What a text is. */
  public enum Kind {
    TITLE,
    CAPTION,
    SUBTITLE,
    /** A model said it: a caption of a shot, an answer. */
    SAID
  }

  /** A text for the whole video, its language told by its script. */
  public static IndexedText of(Kind kind, String text, String origin) {
    return new IndexedText(kind, text, origin, Optional.empty(), Optional.empty());
  }

  /** A subtitle. */
  public static IndexedText subtitle(String text, String origin, TimeSpan span) {
    return new IndexedText(Kind.SUBTITLE, text, origin, Optional.empty(), Optional.of(span));
  }
}
