package dev.sightline.core.training;

import dev.sightline.core.task.summary.Coverage;
import dev.sightline.core.training.evaluation.Bootstrap;
import dev.sightline.core.training.evaluation.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Whether the moments that {@link Coverage} chooses tell more of a film than evenly spaced ones. A
 * film is some videos one after another, each still standing for a random while; as many moments
 * are chosen as there are videos. What counts is what people wrote of the videos: a caption is
 * found if the chosen moment that fits it best is of its own video.
 */
final class SkimMeasures {
  /** Videos of a film. */
  static final int VIDEOS = 8;

  /** A still stands for 1 to so many moments. */
  private static final int LONGEST = 8;

  private final Bootstrap bootstrap;
  private final long seed;

  SkimMeasures(Bootstrap bootstrap, long seed) {
    this.bootstrap = bootstrap;
    this.seed = seed;
  }

  /**
   * A film.
   *
   * @param moments a unit vector for each
   * @param videos the number of the video that each moment is of
   */
  private record Film(List<float[]> moments, List<Integer> videos) {}

  /**
   * What was found of one caption: by evenly spaced moments, by chosen ones, by the one that the
   * caption itself chose; and the cosine with the best moment of the first two.
   */
  private record Found(
      boolean evenly, boolean chosen, boolean asked, double evenScore, double chosenScore) {}

  Map<String, Interval> run(List<SearchSets.Item> items) {
    Random random = new Random(seed);
    List<SearchSets.Item> order = new ArrayList<>(items);
    Collections.shuffle(order, random);
    List<Found> found = new ArrayList<>();
    for (int at = 0; at + VIDEOS <= order.size(); at += VIDEOS) {
      List<SearchSets.Item> videos = order.subList(at, at + VIDEOS);
      Film film = film(videos, random);
      int n = film.moments().size();
      double[] even = new double[n];
      Arrays.fill(even, 1);
      List<Integer> chosen = Coverage.greedy(film.moments(), even, even, VIDEOS);
      List<Integer> spaced =
          IntStream.range(0, VIDEOS).map(i -> (2 * i + 1) * n / (2 * VIDEOS)).boxed().toList();
      for (int v = 0; v < VIDEOS; v++) {
        for (SearchSets.Query query : videos.get(v).queries()) {
          int byEven = best(film, spaced, query.vector());
          int byChosen = best(film, chosen, query.vector());
          int asked = best(film, IntStream.range(0, n).boxed().toList(), query.vector());
          found.add(
              new Found(
                  film.videos().get(byEven) == v,
                  film.videos().get(byChosen) == v,
                  film.videos().get(asked) == v,
                  dot(film.moments().get(byEven), query.vector()),
                  dot(film.moments().get(byChosen), query.vector())));
        }
      }
    }
    Map<String, Interval> figures = new LinkedHashMap<>();
    figures.put("uniform.found", mean(found.stream().mapToDouble(f -> one(f.evenly()))));
    figures.put("coverage.found", mean(found.stream().mapToDouble(f -> one(f.chosen()))));
    figures.put(
        "coverage_minus_uniform.found",
        mean(found.stream().mapToDouble(f -> one(f.chosen()) - one(f.evenly()))));
    figures.put("uniform.score", mean(found.stream().mapToDouble(Found::evenScore)));
    figures.put("coverage.score", mean(found.stream().mapToDouble(Found::chosenScore)));
    figures.put("query.found", mean(found.stream().mapToDouble(f -> one(f.asked()))));
    return figures;
  }

  private Interval mean(DoubleStream values) {
    return bootstrap.mean(values.toArray());
  }

  private static double one(boolean is) {
    return is ? 1 : 0;
  }

  private static Film film(List<SearchSets.Item> videos, Random random) {
    List<float[]> moments = new ArrayList<>();
    List<Integer> of = new ArrayList<>();
    for (int v = 0; v < videos.size(); v++) {
      for (var moment : videos.get(v).video().vectors().moments()) {
        int length = 1 + random.nextInt(LONGEST);
        moments.addAll(Collections.nCopies(length, moment.vector()));
        of.addAll(Collections.nCopies(length, v));
      }
    }
    return new Film(moments, of);
  }

  private static int best(Film film, List<Integer> among, float[] query) {
    return among.stream()
        .max(Comparator.comparingDouble((Integer i) -> dot(film.moments().get(i), query)))
        .orElseThrow();
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
