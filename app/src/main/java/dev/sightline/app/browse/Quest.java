package dev.sightline.app.browse;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is looked for.
 *
 * @param kind in which way
 * @param words what was typed; blank unless {@link Kind#WORDS}
 * @param example the video that others should be like
 * @param sample the picture or moment that others should look like
 * @param picked ids of the videos of a figure; {@code words} tell which
 */
record Quest(
    Kind kind,
    String words,
    Optional<BrowseItem> example,
    Optional<Sample> sample,
    List<Long> picked) {
  /** Everything is shown. */
  static final Quest ALL = new Quest(Kind.ALL, "", Optional.empty(), Optional.empty(), List.of());

  /** In which way something is looked for. */
  enum Kind {
    ALL,
    WORDS,
    LIKE,
    PICTURE,
    MOMENT,
    DUPLICATES,
    /** No videos: the files that cannot be read. */
    BROKEN,
    FEED,
    /** Those that a figure counts. */
    PICKED
  }

  /**
   * A picture, or a moment of a video.
   *
   * @param ms ms from the first frame; negative of a picture
   */
  record Sample(Path file, long ms) {}

  static Quest example(Kind kind, Path file, long ms) {
    return new Quest(kind, "", Optional.empty(), Optional.of(new Sample(file, ms)), List.of());
  }

  static Quest words(String typed) {
    return typed.isBlank()
        ? ALL
        : new Quest(Kind.WORDS, typed, Optional.empty(), Optional.empty(), List.of());
  }

  static Quest like(BrowseItem item) {
    return new Quest(Kind.LIKE, "", Optional.of(item), Optional.empty(), List.of());
  }

  static Quest picked(List<Long> videos, String words) {
    return new Quest(Kind.PICKED, words, Optional.empty(), Optional.empty(), List.copyOf(videos));
  }

  static Quest of(Kind kind) {
    return new Quest(kind, "", Optional.empty(), Optional.empty(), List.of());
  }
}
