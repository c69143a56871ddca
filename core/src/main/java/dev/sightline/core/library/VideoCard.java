package dev.sightline.core.library;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * All that one sees of a video in a list of many.
 *
 * @param video the video
 * @param file where it lies; empty if it is nowhere where it was
 * @param tags its tags, sorted
 * @param collections names of the collections that it is in, sorted
 * @param entries what data sets say of it: class, set and part; in the order of the sets
 * @param text true if it has a text that is not made of its file's name
 * @param look what the model in use said of it; empty if that one has not looked at it yet
 */
public record VideoCard(
    LibraryVideo video,
    Optional<Path> file,
    List<String> tags,
    List<String> collections,
    List<VideoLabel> entries,
    boolean text,
    Optional<LibraryLook> look) {
  public VideoCard {
    tags = List.copyOf(tags);
    collections = List.copyOf(collections);
    entries = List.copyOf(entries);
  }

  /** Id of the video in the catalogue. */
  public long id() {
    return video.id();
  }

  /** Classes that data sets give it, sorted. */
  public List<String> labels() {
    return entries.stream().map(VideoLabel::label).distinct().sorted().toList();
  }

  /** Its length, ms. */
  public long durationMs() {
    return Math.round(1000 * video.facts().duration().toDouble());
  }
}
