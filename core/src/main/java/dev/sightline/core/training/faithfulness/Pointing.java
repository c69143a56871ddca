package dev.sightline.core.training.faithfulness;

import dev.sightline.core.explain.Explanation;
import dev.sightline.core.laboratory.WordSpan;
import dev.sightline.core.text.Token;
import dev.sightline.core.training.evaluation.Quarters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The pointing game (Zhang et al., 2018): does the highest score of a map lie on what matters? A
 * tie of what matters with what does not points at nothing.
 */
final class Pointing {
  static final String WORDS = "pointing.words";
  static final String CLIPS = "pointing.clips";
  static final String CELLS = "pointing.cells";

  private Pointing() {}

  /** 1 or 0 for each measure that truth and map allow. */
  static Map<String, Double> of(Explanation map, TruthItem.Truth truth) {
    Map<String, Double> hits = new LinkedHashMap<>();
    List<Token> tokens = map.tokens().tokens();
    if (!truth.words().isEmpty() && map.hasTokens()) {
      boolean[] matter = new boolean[tokens.size()];
      double[] scores = new double[tokens.size()];
      for (int i = 0; i < scores.length; i++) {
        matter[i] = matters(tokens.get(i), truth.words());
        // a special token stands for nothing that could matter or not
        scores[i] = tokens.get(i).isSpecial() ? Double.NEGATIVE_INFINITY : map.tokenScores()[i];
      }
      hits.put(WORDS, hit(scores, matter));
    }
    if (truth.clips().isPresent() && map.hasClips()) {
      hits.put(CLIPS, hit(doubles(map.clipScores()), truth.clips().get()));
    }
    if (truth.cells().isPresent() && map.hasCells()) {
      hits.put(CELLS, hit(doubles(map.cellScores()), truth.cells().get()));
    }
    if (truth.quarter().isPresent() && map.hasCells()) {
      boolean[] matter = new boolean[4];
      matter[truth.quarter().getAsInt()] = true;
      double[] quarters =
          Quarters.of(map.cellScores(), map.cells().grid().h(), map.cells().grid().w());
      hits.put(CELLS, hit(quarters, matter));
    }
    return hits;
  }

  /** How often chance points at what matters. */
  static Map<String, Double> chance(List<Token> tokens, TruthItem.Truth truth) {
    Map<String, Double> chance = new LinkedHashMap<>();
    if (!truth.words().isEmpty()) {
      List<Token> words = tokens.stream().filter(t -> !t.isSpecial()).toList();
      chance.put(
          WORDS,
          (double) words.stream().filter(t -> matters(t, truth.words())).count() / words.size());
    }
    truth.clips().ifPresent(c -> chance.put(CLIPS, share(c)));
    truth.cells().ifPresent(c -> chance.put(CELLS, share(c)));
    truth.quarter().ifPresent(q -> chance.put(CELLS, 0.25));
    return chance;
  }

  private static boolean matters(Token token, List<WordSpan> words) {
    return !token.isSpecial()
        && words.stream().anyMatch(w -> token.start() < w.end() && w.start() < token.end());
  }

  private static double hit(double[] scores, boolean[] matter) {
    double right = Double.NEGATIVE_INFINITY;
    double wrong = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      if (matter[i]) {
        right = Math.max(right, scores[i]);
      } else {
        wrong = Math.max(wrong, scores[i]);
      }
    }
    return right > wrong ? 1 : 0;
  }

  private static double share(boolean[] values) {
    int n = 0;
    for (boolean v : values) {
      n += v ? 1 : 0;
    }
    return (double) n / values.length;
  }

  private static double[] doubles(float[] values) {
    double[] out = new double[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = values[i];
    }
    return out;
  }
}
