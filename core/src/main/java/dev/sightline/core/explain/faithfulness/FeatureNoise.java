package dev.sightline.core.explain.faithfulness;

import dev.sightline.core.analysis.VideoFeatures;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Seeded Gaussian noise on features, as small against them as is stated: a map that a change nobody
 * would see turns over cannot be trusted (Ghorbani et al., 2019; Yeh et al., 2019).
 *
 * @param share standard deviation of the noise against that of the features, such as 0.05
 */
public record FeatureNoise(double share) {
  /** A twentieth: far below what separates two clips of one scene. */
  public static final FeatureNoise USUAL = new FeatureNoise(0.05);

  public FeatureNoise {
    if (!(share >= 0)) {
      throw new IllegalArgumentException("share " + share);
    }
  }

  /** A video with noisy cells. Same seed, same noise. */
  public VideoFeatures on(VideoFeatures video, long seed) {
    return new VideoFeatures(
        video.video(),
        video.videoSha256(),
        video.clips(),
        video.grid(),
        video.channels(),
        on(video.cells(), seed),
        video.objects(),
        video.timings());
  }

  /** A noisy copy. Same seed, same noise. */
  public float[] on(float[] features, long seed) {
    double mean = 0;
    for (float f : features) {
      mean += f / (double) features.length;
    }
    double variance = 0;
    for (float f : features) {
      variance += (f - mean) * (f - mean) / features.length;
    }
    double sigma = share * Math.sqrt(variance);
    SplittableRandom random = new SplittableRandom(seed);
    float[] noisy = Arrays.copyOf(features, features.length);
    for (int i = 0; i < noisy.length; i++) {
      noisy[i] += (float) (sigma * random.nextGaussian());
    }
    return noisy;
  }

  /**
   * Max-sensitivity (Yeh et al., 2019, eq. 2), estimated over the noisy maps at hand: {@code max
   * ‖Φ(x + δ) − Φ(x)‖ / ‖Φ(x)‖}.
   *
   * @return at least 0; 0 where all maps are zero, infinite where the first one alone is
   */
  public static double maxSensitivity(double[] first, Iterable<double[]> noisy) {
    double norm = norm(first, new double[first.length]);
    double most = 0;
    for (double[] other : noisy) {
      double change = norm(other, first);
      most = Math.max(most, change == 0 ? 0 : change / norm);
    }
    return most;
  }

  private static double norm(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }
}
