package dev.sightline.core.training;

import dev.sightline.core.job.Progress;
import dev.sightline.core.model.Side;
import dev.sightline.core.model.Temperature;
import dev.sightline.core.model.bundle.AnswerThreshold;
import dev.sightline.core.model.bundle.HeadTemperature;
import dev.sightline.core.model.bundle.KnownDetector;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.evaluation.Auroc;
import dev.sightline.core.training.evaluation.TemperatureScaling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Fits how far a head can be trusted, from what it said of items: its temperature (Guo et al.,
 * 2017), the probability from which on it answers, and a detector of foreign items (outlier
 * exposure, Hendrycks et al., 2019). All is rounded as it is written into a bundle.
 *
 * @param split of the items that it is fitted on, such as {@code dev}
 */
public record ConfidenceFit(String split) {
  /** Share of known items that the threshold of a detector accepts. */
  public static final double ACCEPTED = 0.95;

  private static final double PLACES = 1e6;

  private static final float[] NONE = {};

  /**
   * What a detector learns to tell.
   *
   * @param head key of the head
   * @param side what the model is given
   * @param known vectors of the head's training set: text, then video, or that of one side
   * @param foreign sets of others by name, each drawn as often
   */
  public record Told(
      String head,
      Side side,
      LinearDetector.Source known,
      Map<String, LinearDetector.Source> foreign) {}

  /**
   * Of items with a label that the head knows: no temperature makes another one likelier.
   *
   * @param p at T = 1, {@code [items][labels]}
   * @param truth label of each item, negative if the head does not know it
   */
  public HeadTemperature temperature(String head, Side side, float[][] p, List<Integer> truth) {
    int[] known = IntStream.range(0, p.length).filter(i -> truth.get(i) >= 0).toArray();
    double t =
        TemperatureScaling.fit(
                Arrays.stream(known).mapToObj(i -> p[i]).toArray(float[][]::new),
                Arrays.stream(known).mapToObj(truth::get).toList())
            .value();
    return new HeadTemperature(head, side.key(), rounded(t), split, known.length);
  }

  /**
   * The lowest threshold at which at least a share of the told answers is right.
   *
   * @param fitted of the same head, given both sides
   * @param p at T = 1, {@code [questions][answers]}
   * @param truth answer of each question, negative if the head does not know it
   * @param right that share, 0 to 1
   */
  public AnswerThreshold threshold(
      HeadTemperature fitted, float[][] p, List<Integer> truth, double right) {
    AnswerThreshold exact =
        AnswerMeasures.threshold(
            fitted.head(),
            Side.BOTH,
            TemperatureScaling.apply(new Temperature(fitted.value()), p),
            truth,
            right,
            split);
    return new AnswerThreshold(
        exact.head(),
        exact.side(),
        Math.floor(exact.threshold() * PLACES) / PLACES,
        rounded(exact.coverage()),
        rounded(exact.accuracy()),
        exact.split(),
        exact.n());
  }

  /**
   * @param items known ones of the split; 19 of 20 of them are accepted
   * @throws SightlineException if the user cancelled
   */
  public KnownDetector detector(Told told, List<float[]> items, long seed, Progress progress)
      throws SightlineException {
    String head = told.head();
    String side = told.side().key();
    LinearDetector fitted =
        LinearDetector.fit(
            told.known(), List.copyOf(told.foreign().values()), seed, head + " " + side, progress);
    List<Float> weights = new ArrayList<>();
    for (float w : fitted.weights()) {
      weights.add((float) rounded(w));
    }
    int n = items.size();
    List<String> exposedTo = List.copyOf(told.foreign().keySet());
    double bias = rounded(fitted.bias());
    KnownDetector open = new KnownDetector(head, side, weights, bias, 0, 0, split, n, exposedTo);
    double[] scores = items.stream().mapToDouble(v -> open.score(v, NONE)).toArray();
    double threshold = Math.floor(Auroc.threshold(scores, ACCEPTED) * PLACES) / PLACES;
    double accepted = (double) Arrays.stream(scores).filter(s -> s >= threshold).count() / n;
    return new KnownDetector(
        head, side, weights, bias, threshold, rounded(accepted), split, n, exposedTo);
  }

  private static double rounded(double value) {
    return Math.round(value * PLACES) / PLACES;
  }
}
