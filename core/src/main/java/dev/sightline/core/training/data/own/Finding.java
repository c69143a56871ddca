package dev.sightline.core.training.data.own;

import dev.sightline.core.words.Phrase;
import java.util.List;

/**
 * Something about a data set that its owner should know.
 *
 * @param kind what it is about
 * @param stops true if training would make no sense
 * @param phrase one sentence that says what is so and what happens, or what to do
 * @param files names of the videos that it is about; may be empty
 */
public record Finding(Kind kind, boolean stops, Phrase phrase, List<String> files) {
  public Finding {
    files = List.copyOf(files);
  }

  /** The sentence in English. */
  public String words() {
    return phrase.english();
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

  static Finding stop(Kind kind, Phrase phrase, List<String> files) {
    return new Finding(kind, true, phrase, files);
  }

  static Finding warning(Kind kind, Phrase phrase, List<String> files) {
    return new Finding(kind, false, phrase, files);
  }
}
