package dev.sightline.core.library;

import dev.sightline.core.text.Transcript;

/**
 * A text of a video.
 *
 * @param origin where it comes from
 * @param source the file that it was read from; empty for {@link TextOrigin#CONTAINER}, {@link
 *     TextOrigin#FILE_NAME} and {@link TextOrigin#TYPED}
 * @param part tier or field of that file; empty if the text is all of it
 * @param words not blank
 * @param transcript its times; empty if the text has none
 */
public record LibraryText(
    TextOrigin origin, String source, String part, String words, Transcript transcript) {
  /** A text without times, of no file. */
  public static LibraryText of(TextOrigin origin, String words) {
    return new LibraryText(origin, "", "", words, Transcript.EMPTY);
  }
}
