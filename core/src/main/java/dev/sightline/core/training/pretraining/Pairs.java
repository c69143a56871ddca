package dev.sightline.core.training.pretraining;

import dev.sightline.core.text.TokenizedText;
import dev.sightline.core.text.Tokenizer;
import dev.sightline.core.training.CaptionGrids;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Videos (or photographs) with texts about them. The features belong to whoever opened them.
 *
 * @param name of the set, by which a recipe says how many of its items a step takes
 * @param grids what there is to see
 * @param texts {@code [item][text]}, the texts of the grids as tokens
 */
record Pairs(String name, CaptionGrids.Set grids, List<List<TokenizedText>> texts) {
  Pairs {
    texts = List.copyOf(texts);
    if (texts.size() != grids.size()) {
      throw new IllegalArgumentException("videos and texts differ in number");
    }
  }

  static Pairs of(String name, CaptionGrids.Set grids, Tokenizer tokenizer) {
    return new Pairs(
        name,
        grids,
        grids.captions().stream()
            .map(own -> own.stream().map(tokenizer::tokenize).toList())
            .toList());
  }

  int size() {
    return texts.size();
  }

  /** Clips of an item. */
  int clips(int item) {
    return grids.clipsOf().get(item).getFirst().size();
  }

  /**
   * Rows of some clips of an item, in the order of time.
   *
   * @param most clips at most
   * @param random chooses view and clips; null: the plain view, the first clips
   */
  List<Long> rows(int item, int most, SplittableRandom random) {
    List<List<Long>> views = grids.clipsOf().get(item);
    List<Long> own = views.get(random == null ? 0 : random.nextInt(views.size()));
    int[] order = new int[own.size()];
    for (int i = 0; i < order.length; i++) {
      int j = random == null ? i : random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return Arrays.stream(order)
        .limit(Math.min(most, own.size()))
        .sorted()
        .mapToObj(own::get)
        .toList();
  }

  /** A text of an item: a random one, or the first. */
  TokenizedText text(int item, SplittableRandom random) {
    List<TokenizedText> own = texts.get(item);
    return own.get(random == null ? 0 : random.nextInt(own.size()));
  }

  /** Different items, in random order. */
  int[] draw(int count, SplittableRandom random) {
    int n = Math.min(count, size());
    List<Integer> drawn = new ArrayList<>();
    while (drawn.size() < n) {
      int item = random.nextInt(size());
      if (!drawn.contains(item)) {
        drawn.add(item);
      }
    }
    return drawn.stream().mapToInt(Integer::intValue).toArray();
  }
}
