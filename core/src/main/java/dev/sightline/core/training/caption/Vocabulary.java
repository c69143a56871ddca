package dev.sightline.core.training.caption;

import dev.sightline.core.model.CaptionConfig;
import dev.sightline.core.text.CaptionWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts words. */
final class Vocabulary {
  private Vocabulary() {}

  /**
   * The most frequent words, after the special entries of {@link CaptionConfig}; equally frequent
   * ones by the alphabet.
   *
   * @param sets captions of each item of each set
   * @param most entries in all, at most
   */
  static List<String> of(List<List<List<String>>> sets, int most) {
    Map<String, Integer> counts = new HashMap<>();
    for (List<List<String>> set : sets) {
      for (List<String> captions : set) {
        for (String caption : captions) {
          for (String word : CaptionWords.of(caption)) {
            counts.merge(word, 1, Integer::sum);
          }
        }
      }
    }
    List<String> words = new ArrayList<>(CaptionConfig.SPECIAL);
    counts.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<String, Integer>>comparingInt(e -> -e.getValue())
                .thenComparing(Map.Entry::getKey))
        .limit(most - words.size())
        .forEach(e -> words.add(e.getKey()));
    return words;
  }
}
