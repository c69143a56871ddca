package dev.sightline.core.library.upkeep;

/**
 * Something that is wrong with a library.
 *
 * @param kind what
 * @param about the file, the video's title or the cache key that it is about
 * @param words one sentence for the user
 */
public record LibraryFinding(Kind kind, String about, String words) {
  /** What can be wrong. */
  public enum Kind {
    /** The catalogue's own file is damaged. */
    CATALOGUE,
    /** A video lies nowhere any more. */
    NOWHERE,
    /** A file is not where it was. */
    MISSING,
    /** A file is another than it was; importing it again brings it up to date. */
    CHANGED,
    /** A stored result is missing or damaged; it is made again when it is needed. */
    RESULT
  }
}
