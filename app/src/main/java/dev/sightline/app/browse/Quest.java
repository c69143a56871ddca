package dev.sightline.app.browse;

import java.util.List;
import java.util.Optional;

/**
 * What is looked for.
 *
 * @param kind in which way
 * @param words what was typed; blank unless {@link Kind#WORDS}
 * @param example the video that others should be like
 * @param picked ids of the videos of a figure; {@code words} tell which
 */
record Quest(Kind kind, String words, Optional<BrowseItem> example, List<Long> picked) {
  /** Everything is shown. */
  static final Quest ALL = new Quest(Kind.ALL, "", Optional.empty(), List.of());

  /** In which way something is looked for. */
  enum Kind {
    ALL,
    WORDS,
    LIKE,
    DUPLICATES,
    FEED,
    /** Those that a figure counts. */
    PICKED
  }

  static Quest words(String typed) {
    return typed.isBlank() ? ALL : new Quest(Kind.WORDS, typed, Optional.empty(), List.of());
  }

  static Quest like(BrowseItem item) {
    return new Quest(Kind.LIKE, "", Optional.of(item), List.of());
  }

  static Quest picked(List<Long> videos, String words) {
    return new Quest(Kind.PICKED, words, Optional.empty(), List.copyOf(videos));
  }

  static Quest of(Kind kind) {
    return new Quest(kind, "", Optional.empty(), List.of());
  }
}
