package dev.sightline.core.media;

import dev.sightline.core.job.Progress;
import dev.sightline.core.media.VideoFrame.PixelLayout;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds hard cuts by how much one small frame differs from the one before, against how much its
 * neighbours differ (the adaptive threshold of PySceneDetect): a cut stands out, motion and noise
 * do not. Fades and dissolves are not found. Thread-safe.
 */
public final class ShotDetector {
  /** Side of the frames that are compared, px: enough for a cut, too small for details. */
  static final int SIDE = 32;

  /** Least mean difference of a cut, of 255: smaller changes are seen as one shot. */
  private static final double LEAST = 12;

  /** How many times a cut must differ more than the frames around it. */
  private static final double RATIO = 3;

  /** Frames on each side that a cut is compared with. */
  private static final int AROUND = 6;

  private ShotDetector() {}

  /**
   * Decodes the whole video and lists the first moments of all shots but the first.
   *
   * @return s from the first frame, ascending; empty if there is one shot only
   * @throws SightlineException if the file cannot be read as a video, or the user cancelled
   */
  public static List<Fraction> cuts(Path path, Progress progress) throws SightlineException {
    List<Fraction> times = new ArrayList<>();
    List<Double> differences = new ArrayList<>();
    FrameRequest small = new FrameRequest(SIDE, SIDE, PixelLayout.RGB24, 1);
    try (FrameReader reader = FrameReader.open(path, small)) {
      byte[] before = null;
      Optional<VideoFrame> frame;
      while ((frame = reader.next()).isPresent()) {
        progress.checkCancelled();
        byte[] now = frame.get().pixels();
        times.add(frame.get().time());
        differences.add(before == null ? 0 : difference(before, now));
        before = now;
      }
    }
    double[] d = differences.stream().mapToDouble(Double::doubleValue).toArray();
    return Arrays.stream(peaks(d)).mapToObj(times::get).toList();
  }

  /** Mean absolute difference of two frames' bytes, 0..255. */
  static double difference(byte[] a, byte[] b) {
    long sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs((a[i] & 0xFF) - (b[i] & 0xFF));
    }
    return (double) sum / a.length;
  }

  /**
   * Indices of the differences that are cuts.
   *
   * @param d difference of each frame to the one before; the first is 0
   */
  static int[] peaks(double[] d) {
    List<Integer> out = new ArrayList<>();
    for (int i = 1; i < d.length; i++) {
      double around = 0;
      int n = 0;
      boolean largest = true;
      for (int j = Math.max(1, i - AROUND); j <= Math.min(d.length - 1, i + AROUND); j++) {
        if (j != i) {
          around += d[j];
          n++;
          // of equal neighbours the first counts
          largest &= j < i ? d[j] < d[i] : d[j] <= d[i];
        }
      }
      double mean = n == 0 ? 0 : around / n;
      if (largest && d[i] >= LEAST && d[i] >= RATIO * mean) {
        out.add(i);
      }
    }
    return out.stream().mapToInt(Integer::intValue).toArray();
  }
}
