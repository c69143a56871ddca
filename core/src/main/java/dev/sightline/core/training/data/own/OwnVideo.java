package dev.sightline.core.training.data.own;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One entry of a data set, as it was listed.
 *
 * @param name its path below the set's folder, with {@code /}
 * @param file where it should lie; may be missing
 * @param label its class
 * @param part what the set says that it is for
 * @param texts texts that go with it; may be empty; the first is the one that evaluation takes
 * @param group what it was cut from, if the set says so
 * @param segment the stretch that shows the class, if it is not the whole video
 */
public record OwnVideo(
    String name,
    Path file,
    String label,
    Optional<Part> part,
    List<String> texts,
    Optional<String> group,
    Optional<Segment> segment) {
  public OwnVideo {
    texts = List.copyOf(texts);
  }

  /** A whole video of which nothing more is known. */
  static OwnVideo of(String name, Path file, String label) {
    return new OwnVideo(
        name, file, label, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
  }

  OwnVideo with(Optional<Part> other) {
    return new OwnVideo(name, file, label, other, texts, group, segment);
  }

  OwnVideo withTexts(List<String> other) {
    return new OwnVideo(name, file, label, part, other, group, segment);
  }

  OwnVideo withGroup(Optional<String> other) {
    return new OwnVideo(name, file, label, part, texts, other, segment);
  }

  OwnVideo withSegment(Optional<Segment> other) {
    return new OwnVideo(name, file, label, part, texts, group, other);
  }
}
