package dev.sightline.app.palette;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Finds entries by words, in any order and without regard to case. Thread-safe. */
final class PaletteMatch {
  private PaletteMatch() {}

  /**
   * Entries whose names hold every word of {@code query}: those first where words begin the name or
   * one of its words, otherwise in the order given. A blank query finds all.
   */
  static List<PaletteEntry> find(List<PaletteEntry> all, String query) {
    List<String> words =
        Arrays.stream(plain(query).split("\\s+")).filter(w -> !w.isEmpty()).toList();
    record Found(PaletteEntry entry, int distance) {}
    return all.stream()
        .flatMap(e -> distance(plain(e.name()), words).stream().mapToObj(d -> new Found(e, d)))
        .sorted(Comparator.comparingInt(Found::distance))
        .map(Found::entry)
        .toList();
  }

  private static OptionalInt distance(String name, List<String> words) {
    int sum = 0;
    for (String word : words) {
      int at = name.indexOf(word);
      if (at < 0) {
        return OptionalInt.empty();
      }
      if (at > 0) {
        sum += name.contains(" " + word) ? 1 : 2;
      }
    }
    return OptionalInt.of(sum);
  }

  private static String plain(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
