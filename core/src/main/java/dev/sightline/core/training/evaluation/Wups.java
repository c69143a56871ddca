package dev.sightline.core.training.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/**
 * How near an answer is to the right one, after Malinowski and Fritz ("A Multi-World Approach to
 * Question Answering", 2014, equation 7). An answer is a set of words, such as {@code cup, plate}:
 *
 * <pre>WUPS(A, T) = min{ Π_{a∈A} max_{t∈T} WUP(a, t), Π_{t∈T} max_{a∈A} WUP(a, t) }</pre>
 *
 * where WUP below a threshold counts a tenth, and the same word is 1 whether or not it is known.
 * Over a set the mean is reported, usually as WUPS@0.9 and WUPS@0.0.
 */
public final class Wups {
  /** What is left of a similarity below the threshold. */
  private static final double FAR = 0.1;

  private final ToDoubleBiFunction<String, String> similarity;
  private final double threshold;

  /**
   * @param similarity of two words, 0 to 1
   * @param threshold 0 to 1, from which on it counts whole
   */
  public Wups(ToDoubleBiFunction<String, String> similarity, double threshold) {
    this.similarity = similarity;
    this.threshold = threshold;
  }

  /**
   * @param answer words with commas between them
   * @param truth likewise
   * @return 0 to 1
   */
  public double of(String answer, String truth) {
    List<String> a = words(answer);
    List<String> t = words(truth);
    return Math.min(covered(a, t), covered(t, a));
  }

  private double covered(List<String> all, List<String> by) {
    double product = 1;
    for (String one : all) {
      double best = 0;
      for (String other : by) {
        best = Math.max(best, alike(one, other));
      }
      product *= best;
    }
    return product;
  }

  private double alike(String one, String other) {
    if (one.equals(other)) {
      return 1;
    }
    double s = similarity.applyAsDouble(one, other);
    return s < threshold ? FAR * s : s;
  }

  private static List<String> words(String answer) {
    return new ArrayList<>(
        Arrays.stream(answer.split(",", -1)).map(String::strip).distinct().toList());
  }
}
