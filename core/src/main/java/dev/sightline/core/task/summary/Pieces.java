package dev.sightline.core.task.summary;

import dev.sightline.core.media.Clip;
import dev.sightline.core.media.Fraction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A video in pieces of a few seconds that a skim is put together from: none goes over a cut.
 *
 * @param shots the pieces, in order
 * @param vectors one unit vector for each: the mean of its clips'
 */
record Pieces(List<Shot> shots, List<float[]> vectors) {
  /** A piece is long enough to see what happens and short enough to leave out the rest, s. */
  static final double SECONDS = 3;

  Pieces {
    shots = List.copyOf(shots);
    vectors = List.copyOf(vectors);
  }

  /**
   * @param clips of the video
   * @param clipVectors one unit vector for each
   * @param cuts first moments of all shots but the first
   */
  static Pieces of(List<Clip> clips, List<float[]> clipVectors, List<Fraction> cuts) {
    List<Shot> pieces = new ArrayList<>();
    List<float[]> vectors = new ArrayList<>();
    for (Shot shot : Shots.of(clips, cuts)) {
      int n = Math.max(1, (int) Math.round(shot.seconds() / SECONDS));
      Fraction step = shot.end().minus(shot.start()).dividedBy(Fraction.of(n));
      for (int i = 0; i < n; i++) {
        Fraction from = shot.start().plus(step.times(i));
        Fraction to = i + 1 < n ? shot.start().plus(step.times(i + 1)) : shot.end();
        Shot piece = new Shot(pieces.size(), from, to);
        pieces.add(piece);
        vectors.add(mean(Shots.clips(piece, clips).stream().map(clipVectors::get).toList()));
      }
    }
    return new Pieces(pieces, vectors);
  }

  private static float[] mean(List<float[]> vectors) {
    float[] sum = new float[vectors.getFirst().length];
    for (float[] v : vectors) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += v[i];
      }
    }
    double length = Math.sqrt(dot(sum, sum));
    if (length > 0) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] /= (float) length;
      }
    }
    return sum;
  }

  static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  /** Seconds of each piece. */
  double[] seconds() {
    return shots.stream().mapToDouble(Shot::seconds).toArray();
  }

  /** Cosine of each piece with a vector, -1 to 1. */
  double[] cosines(float[] vector) {
    double[] cosines = new double[vectors.size()];
    Arrays.setAll(cosines, i -> dot(vectors.get(i), vector));
    return cosines;
  }
}
