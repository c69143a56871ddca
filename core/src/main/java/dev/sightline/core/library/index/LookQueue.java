package dev.sightline.core.library.index;

import dev.sightline.core.library.LibraryVideo;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Videos that a model is to look at: those that the user looks at first. One thread uses it. */
final class LookQueue {
  private final Map<Long, LibraryVideo> waiting = new LinkedHashMap<>();
  private final Supplier<Collection<Long>> first;

  /**
   * @param videos in the order in which nobody looks at any of them
   * @param first ids of those that the user looks at now, the most wanted first; asked before each
   */
  LookQueue(List<LibraryVideo> videos, Supplier<Collection<Long>> first) {
    videos.forEach(v -> waiting.put(v.id(), v));
    this.first = first;
  }

  /** The next one; empty if there is none left. */
  Optional<LibraryVideo> next() {
    Optional<Long> wanted = first.get().stream().filter(waiting::containsKey).findFirst();
    return wanted.or(() -> waiting.keySet().stream().findFirst()).map(waiting::remove);
  }
}
