package dev.sightline.core.training.caption;

import dev.sightline.core.model.CaptionConfig;
import dev.sightline.core.model.CaptionStyle;
import dev.sightline.core.text.CaptionWords;
import dev.sightline.core.training.CaptionGrids;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A captioned set, its captions as numbers of words.
 *
 * @param style of its captions
 * @param grids what there is to see
 * @param words {@code [item][caption]}: numbers of the words, without start and end
 */
record CaptionSet(CaptionStyle style, CaptionGrids.Set grids, List<List<int[]>> words) {
  CaptionSet {
    words = List.copyOf(words);
  }

  static CaptionSet of(CaptionStyle style, CaptionGrids.Set grids, List<String> vocabulary) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = CaptionConfig.SPECIAL.size(); i < vocabulary.size(); i++) {
      numbers.put(vocabulary.get(i), i);
    }
    List<List<int[]>> words = new ArrayList<>();
    for (List<String> captions : grids.captions()) {
      words.add(
          captions.stream()
              .map(CaptionWords::of)
              .filter(w -> !w.isEmpty())
              .map(
                  w ->
                      w.stream()
                          .mapToInt(s -> numbers.getOrDefault(s, CaptionConfig.UNKNOWN))
                          .toArray())
              .toList());
    }
    return new CaptionSet(style, grids, words);
  }

  int size() {
    return words.size();
  }
}
