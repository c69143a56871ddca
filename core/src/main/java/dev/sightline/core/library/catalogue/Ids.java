package dev.sightline.core.library.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which videos a question is about, as part of its SQL.
 *
 * @param sql what {@code IN} stands before
 * @param values of the question marks in it
 */
record Ids(String sql, List<Object> values) {
  /** Every video. */
  static final Ids ALL = new Ids("(SELECT id FROM video)", List.of());

  /** These, however many they are: one value, so that no limit of SQLite is met. */
  static Ids of(Collection<Long> ids) {
    String json = ids.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
    return new Ids("(SELECT value FROM json_each(?))", List.of(json));
  }

  /** The values of a question that has others before. */
  Object[] with(Object... before) {
    List<Object> all = new ArrayList<>(List.of(before));
    all.addAll(values);
    return all.toArray();
  }
}
