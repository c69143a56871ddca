package dev.sightline.app.browse;

import java.util.Optional;

/**
 * What is looked for.
 *
 * @param kind in which way
 * @param words what was typed; blank unless {@link Kind#WORDS}
 * @param example the video that others should be like
 */
record Quest(Kind kind, String words, Optional<BrowseItem> example) {
  /** Everything is shown. */
  static final Quest ALL = new Quest(Kind.ALL, "", Optional.empty());

  /** In which way something is looked for. */
  enum Kind {
    ALL,
    WORDS,
    LIKE,
    DUPLICATES,
    FEED
  }

  static Quest words(String typed) {
    return typed.isBlank() ? ALL : new Quest(Kind.WORDS, typed, Optional.empty());
  }

  static Quest like(BrowseItem item) {
    return new Quest(Kind.LIKE, "", Optional.of(item));
  }

  static Quest of(Kind kind) {
    return new Quest(kind, "", Optional.empty());
  }
}
