package dev.sightline.core.search;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that the index is told of a video. Arrays are not to be written to.
 *
 * @param id names the video, unique, not blank
 * @param texts in any order
 * @param labels what a model says is in it, most likely first
 * @param classes exact names to filter by
 * @param tags exact names to filter by, the user's own
 * @param durationMs its length, ms
 * @param vectors what it is compared by
 */
public record IndexedVideo(
    String id,
    List<IndexedText> texts,
    List<String> labels,
    Set<String> classes,
    Set<String> tags,
    long durationMs,
    Vectors vectors) {
  /** Lucene's limit for one term is 32,766 bytes; no name needs as many. */
  private static final int MAX_ID = 4096;

  /**
   * @throws IllegalArgumentException if the id is blank or longer than 4096 characters, or the
   *     duration negative
   */
  public IndexedVideo {
    if (id.isBlank() || id.length() > MAX_ID || durationMs < 0) {
      throw new IllegalArgumentException("not a video for the index: " + id);
    }
    texts = List.copyOf(texts);
    labels = List.copyOf(labels);
    classes = Set.copyOf(classes);
    tags = Set.copyOf(tags);
  }

  /**
   * Vectors of one video; each may be missing. Made by one model.
   *
   * @param text of its texts together, {@code [dim]}, of length 1
   * @param video of the whole video, {@code [dim]}, of length 1
   * @param moments its clips
   */
  public record Vectors(
      Optional<float[]> text, Optional<float[]> video, List<IndexedMoment> moments) {
    /** A video that no model has seen. */
    public static final Vectors NONE = new Vectors(Optional.empty(), Optional.empty(), List.of());

    public Vectors {
      moments = List.copyOf(moments);
    }
  }
}
