package dev.sightline.core.task.summary;

import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.Embedder;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.ShotDetector;
import dev.sightline.core.media.Stretch;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Chooses the pieces of a video that stand for the whole, or for what a query asks for, by the
 * pooled vectors of the alignment. Thread-safe; blocks.
 */
public final class Skimmer {
  /** How much more a better match is worth: weights are exp(cosine / this). */
  private static final double TEMPERATURE = 0.05;

  private final Embedder embedder;

  /**
   * @throws SightlineException {@code UNSUPPORTED} if the model makes no vectors
   */
  public Skimmer(Analyzer analyzer) throws SightlineException {
    embedder =
        analyzer
            .embedder()
            .orElseThrow(
                () ->
                    new SightlineException(
                        Problem.UNSUPPORTED,
                        Phrase.of(
                            "This model makes no vectors by which moments could be compared.")));
  }

  /**
   * @param seconds length, at most; greater than 0
   * @param query what is wanted; empty: all
   * @throws SightlineException {@code TEXT} if the query has no word; if the file cannot be read;
   *     or the user cancelled
   */
  public Skim run(VideoFeatures features, double seconds, Optional<String> query, Progress progress)
      throws SightlineException {
    List<float[]> clips = embedder.video(features).clips();
    progress.update(0, Phrase.of("Looking for cuts"));
    List<Fraction> cuts = ShotDetector.cuts(features.video().path(), progress);
    Pieces pieces = Pieces.of(features.clips(), clips, cuts);
    if (query.isEmpty()) {
      return choose(pieces, seconds, pieces.seconds());
    }
    float[] wanted =
        embedder
            .text(query.get())
            .orElseThrow(
                () ->
                    new SightlineException(
                        Problem.TEXT, Phrase.of("The query has no word in it.")));
    return choose(pieces, seconds, weights(pieces, wanted));
  }

  /**
   * What each piece is worth to a query: its length, by how well it matches. What matches worse
   * than the video does on average is worth nothing and is not shown.
   */
  static double[] weights(Pieces pieces, float[] query) {
    double[] cosines = pieces.cosines(query);
    double most = Arrays.stream(cosines).max().orElse(0);
    double mean = Arrays.stream(cosines).average().orElse(0);
    double[] seconds = pieces.seconds();
    double[] weights = new double[cosines.length];
    Arrays.setAll(
        weights,
        i ->
            cosines[i] < mean && cosines[i] < most
                ? 0
                : seconds[i] * Math.exp((cosines[i] - most) / TEMPERATURE));
    return weights;
  }

  static Skim choose(Pieces pieces, double seconds, double[] weights) throws SightlineException {
    int[] worth = IntStream.range(0, weights.length).filter(i -> weights[i] > 0).toArray();
    List<float[]> vectors = Arrays.stream(worth).mapToObj(pieces.vectors()::get).toList();
    double[] own = Arrays.stream(worth).mapToDouble(i -> weights[i]).toArray();
    double[] all = pieces.seconds();
    double[] costs = Arrays.stream(worth).mapToDouble(i -> all[i]).toArray();
    List<Integer> chosen =
        Coverage.greedy(vectors, own, costs, seconds).stream().map(i -> worth[i]).sorted().toList();
    if (chosen.isEmpty()) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          Phrase.of(
              "A skim of this length holds no piece of the video: ask for {0} s or more.",
              String.format(Locale.ROOT, "%.0f", Math.ceil(Arrays.stream(costs).min().orElse(1)))));
    }
    List<Integer> even = even(pieces.shots().size(), chosen.size());
    List<Stretch> stretches = new ArrayList<>();
    List<Fraction> moments = new ArrayList<>();
    for (int i : chosen) {
      Shot piece = pieces.shots().get(i);
      moments.add(piece.start().plus(piece.end()).times(Fraction.of(1, 2)));
      Stretch stretch = new Stretch(piece.start(), piece.end());
      if (!stretches.isEmpty() && stretches.getLast().to().equals(stretch.from())) {
        stretch = new Stretch(stretches.removeLast().from(), stretch.to());
      }
      stretches.add(stretch);
    }
    return new Skim(
        stretches,
        moments,
        Coverage.share(pieces.vectors(), weights, chosen),
        Coverage.share(pieces.vectors(), weights, even));
  }

  /** {@code k} of {@code n}, evenly. */
  static List<Integer> even(int n, int k) {
    return IntStream.range(0, k).map(i -> (2 * i + 1) * n / (2 * k)).boxed().toList();
  }
}
