package dev.sightline.core.training.evaluation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores of generated captions against those that people wrote: BLEU-1 to 4 of the corpus with the
 * closest reference length (Papineni et al., 2002), ROUGE-L with β = 1.2 (Lin, 2004) and CIDEr in
 * the variant CIDEr-D with σ = 6 (Vedantam et al., 2015), all as pycocoevalcap 1.2 counts them.
 * Stateless; words come split, see {@link dev.sightline.core.text.CaptionWords}.
 */
public final class CaptionScores {
  private static final int LONGEST = 4;
  private static final double BETA = 1.2;
  private static final double SIGMA = 6;
  // as pycocoevalcap has them: they keep 0/0 from being no number
  private static final double TINY = 1e-15;
  private static final double SMALL = 1e-9;

  private CaptionScores() {}

  /**
   * One item.
   *
   * @param said the generated words
   * @param references what people wrote, at least one
   */
  public record Item(List<String> said, List<List<String>> references) {
    /**
     * @throws IllegalArgumentException if there is no reference
     */
    public Item {
      said = List.copyOf(said);
      references = List.copyOf(references);
      if (references.isEmpty()) {
        throw new IllegalArgumentException("a caption without references has no score");
      }
    }
  }

  /**
   * What BLEU counts of one item; corpora are sums of these.
   *
   * @param right n-grams of 1 to 4 words that a reference has too, clipped
   * @param all n-grams said
   * @param said words said
   * @param closest words of the reference of the closest length
   */
  public record BleuCounts(long[] right, long[] all, long said, long closest) {}

  /** What BLEU counts of an item. */
  public static BleuCounts bleuCounts(Item item) {
    Map<List<String>, Integer> most = new HashMap<>();
    int closest = item.references().getFirst().size();
    int said = item.said().size();
    for (List<String> reference : item.references()) {
      grams(reference).forEach((g, n) -> most.merge(g, n, Math::max));
      int far = Math.abs(reference.size() - said);
      int before = Math.abs(closest - said);
      if (far < before || (far == before && reference.size() < closest)) {
        closest = reference.size();
      }
    }
    long[] right = new long[LONGEST];
    long[] all = new long[LONGEST];
    for (int n = 0; n < LONGEST; n++) {
      all[n] = Math.max(0, said - n);
    }
    grams(item.said())
        .forEach((g, n) -> right[g.size() - 1] += Math.min(n, most.getOrDefault(g, 0)));
    return new BleuCounts(right, all, said, closest);
  }

  /** BLEU-1 to BLEU-4 of items together, 0 to 1. */
  public static double[] bleu(List<BleuCounts> items) {
    long[] right = new long[LONGEST];
    long[] all = new long[LONGEST];
    double said = 0;
    double closest = 0;
    for (BleuCounts c : items) {
      for (int n = 0; n < LONGEST; n++) {
        right[n] += c.right()[n];
        all[n] += c.all()[n];
      }
      said += c.said();
      closest += c.closest();
    }
    double ratio = (said + TINY) / (closest + SMALL);
    double brevity = ratio < 1 ? Math.exp(1 - 1 / ratio) : 1;
    double[] scores = new double[LONGEST];
    double product = 1;
    for (int n = 0; n < LONGEST; n++) {
      product *= (right[n] + TINY) / (all[n] + SMALL);
      scores[n] = Math.pow(product, 1.0 / (n + 1)) * brevity;
    }
    return scores;
  }

  /** ROUGE-L of an item, 0 to 1. */
  public static double rouge(Item item) {
    if (item.said().isEmpty()) {
      return 0;
    }
    double precision = 0;
    double recall = 0;
    for (List<String> reference : item.references()) {
      double common = longestCommon(item.said(), reference);
      precision = Math.max(precision, common / item.said().size());
      recall = Math.max(recall, common / Math.max(1, reference.size()));
    }
    return precision == 0 || recall == 0
        ? 0
        : (1 + BETA * BETA) * precision * recall / (recall + BETA * BETA * precision);
  }

  /**
   * CIDEr of each item, 0 to 10; 1 is usual for good captions. The weights of n-grams come from the
   * references of all items, so a score depends on what it is among.
   */
  public static double[] cider(List<Item> items) {
    Map<List<String>, Integer> documents = new HashMap<>();
    for (Item item : items) {
      item.references().stream()
          .flatMap(r -> grams(r).keySet().stream())
          .distinct()
          .forEach(g -> documents.merge(g, 1, Integer::sum));
    }
    double log = Math.log(items.size());
    double[] scores = new double[items.size()];
    for (int i = 0; i < scores.length; i++) {
      Item item = items.get(i);
      Weighted said = weighted(item.said(), documents, log);
      double sum = 0;
      for (List<String> reference : item.references()) {
        sum += similarity(said, weighted(reference, documents, log));
      }
      scores[i] = 10 * sum / LONGEST / item.references().size();
    }
    return scores;
  }

  /** TF-IDF of the n-grams of a caption. */
  private record Weighted(Map<List<String>, Double> grams, double[] norms, int pairs) {}

  private static Weighted weighted(
      List<String> words, Map<List<String>, Integer> documents, double log) {
    Map<List<String>, Double> grams = new HashMap<>();
    double[] norms = new double[LONGEST];
    grams(words)
        .forEach(
            (g, n) -> {
              double weight = n * (log - Math.log(Math.max(1, documents.getOrDefault(g, 0))));
              grams.put(g, weight);
              norms[g.size() - 1] += weight * weight;
            });
    for (int n = 0; n < LONGEST; n++) {
      norms[n] = Math.sqrt(norms[n]);
    }
    return new Weighted(grams, norms, Math.max(0, words.size() - 1));
  }

  /** Summed over the lengths of n-grams. */
  private static double similarity(Weighted said, Weighted reference) {
    double[] value = new double[LONGEST];
    said.grams()
        .forEach(
            (g, w) -> {
              double other = reference.grams().getOrDefault(g, 0.0);
              value[g.size() - 1] += Math.min(w, other) * other;
            });
    double delta = said.pairs() - reference.pairs();
    double near = Math.exp(-delta * delta / (2 * SIGMA * SIGMA));
    double sum = 0;
    for (int n = 0; n < LONGEST; n++) {
      double norm = said.norms()[n] * reference.norms()[n];
      sum += (norm == 0 ? value[n] : value[n] / norm) * near;
    }
    return sum;
  }

  private static Map<List<String>, Integer> grams(List<String> words) {
    Map<List<String>, Integer> grams = new HashMap<>();
    for (int n = 1; n <= LONGEST; n++) {
      for (int i = 0; i + n <= words.size(); i++) {
        grams.merge(List.copyOf(words.subList(i, i + n)), 1, Integer::sum);
      }
    }
    return grams;
  }

  private static int longestCommon(List<String> a, List<String> b) {
    int[] row = new int[b.size() + 1];
    for (String word : a) {
      int[] next = new int[row.length];
      for (int j = 1; j < row.length; j++) {
        next[j] = word.equals(b.get(j - 1)) ? row[j - 1] + 1 : Math.max(row[j], next[j - 1]);
      }
      row = next;
    }
    return Arrays.stream(row).max().orElse(0);
  }
}
