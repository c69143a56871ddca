package dev.sightline.core.search;

import java.util.Set;

/**
 * Which videos may be found.
 *
 * @param classes one of these at least; empty: any
 * @param tags all of these; empty: any
 * @param minMs shortest length, ms
 * @param maxMs longest length, ms
 * @param only these videos alone; empty: any
 * @param except never these
 */
public record SearchFilter(
    Set<String> classes,
    Set<String> tags,
    long minMs,
    long maxMs,
    Set<String> only,
    Set<String> except) {
  /** Lets every video through. */
  public static final SearchFilter NONE =
      new SearchFilter(Set.of(), Set.of(), 0, Long.MAX_VALUE, Set.of(), Set.of());

  public SearchFilter {
    classes = Set.copyOf(classes);
    tags = Set.copyOf(tags);
    only = Set.copyOf(only);
    except = Set.copyOf(except);
  }

  /** The same with these videos alone. */
  public SearchFilter among(Set<String> videos) {
    return new SearchFilter(classes, tags, minMs, maxMs, videos, except);
  }

  /** The same without some more videos. */
  public SearchFilter without(Set<String> more) {
    Set<String> all = new java.util.HashSet<>(except);
    all.addAll(more);
    return new SearchFilter(classes, tags, minMs, maxMs, only, all);
  }
}
