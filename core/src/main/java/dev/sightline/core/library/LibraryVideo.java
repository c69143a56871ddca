package dev.sightline.core.library;

import java.time.Instant;

/**
 * A video of the library: one content, wherever and however often it lies.
 *
 * @param id never given to another video, also not after this one was removed
 * @param sha256 hash of the file's content, lower-case hex
 * @param bytes size of the file
 * @param facts its form
 * @param added when it was imported first
 * @param title what it is called; at first the name of its file without ending
 * @param marks what the user made of it
 */
public record LibraryVideo(
    long id,
    String sha256,
    long bytes,
    MediaFacts facts,
    Instant added,
    String title,
    Marks marks) {
  /**
   * What the user wrote beside a video.
   *
   * @param note free words; may be empty
   * @param rating 1 to 5 stars; 0 for none
   */
  public record Marks(String note, int rating) {}
}
