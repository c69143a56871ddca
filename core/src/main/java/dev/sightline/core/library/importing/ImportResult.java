package dev.sightline.core.library.importing;

import java.nio.file.Path;
import java.util.List;

/**
 * What became of one file. It is told after its transaction was committed.
 *
 * @param file absolute
 * @param outcome what became of it
 * @param video id of the video; 0 if there is none
 * @param sha256 hash of its content; empty if it was not read
 * @param texts how many texts it brought
 * @param notes one sentence each: why it is broken, which sidecar cannot be read
 */
public record ImportResult(
    Path file, Outcome outcome, long video, String sha256, int texts, List<String> notes) {
  public ImportResult {
    notes = List.copyOf(notes);
  }

  /** What can become of a file. */
  public enum Outcome {
    /** A video that the library did not have. */
    ADDED,
    /** A video that lay elsewhere, where it is no more. */
    MOVED,
    /** A video that also lies elsewhere. */
    COPY,
    /** Known at this place; the file, its texts or its labels are new. */
    UPDATED,
    /** Known, and as it was; it was not read. */
    UNCHANGED,
    /** No video that can be read; the reason is kept. */
    BROKEN,
    /** Broken before, and as it was; it was not read. */
    STILL_BROKEN
  }
}
