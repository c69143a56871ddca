package dev.sightline.core.cli.bench;

import dev.sightline.core.job.Progress;
import dev.sightline.core.media.FrameReader;
import dev.sightline.core.media.FrameRequest;
import dev.sightline.core.media.VideoFrame.PixelLayout;
import dev.sightline.core.model.video.ImageNetwork;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;

/** Frames a second that are read, decoded, and scaled to the network's size. */
final class DecodeBench implements Benchmark {
  private static final int SECONDS = 20;
  private static final int RUNS = 5;
  private static final double NANOS = 1e9;

  private final Films films;

  DecodeBench(Films films) {
    this.films = films;
  }

  @Override
  public List<Measure> run(Progress progress) throws SightlineException {
    Path film = films.film(1920, 1080, 30, SECONDS, progress);
    return List.of(
        measure(film, "decode.1080p.network-size", ImageNetwork.SIDE, progress),
        measure(film, "decode.1080p.display-size", 0, progress));
  }

  private static Measure measure(Path film, String name, int side, Progress progress)
      throws SightlineException {
    double[] rates = new double[RUNS];
    for (int run = -1; run < RUNS; run++) { // the first one warms up
      progress.checkCancelled();
      progress.update((run + 1.0) / (RUNS + 1), name);
      double rate = framesPerSecond(film, side, progress);
      if (run >= 0) {
        rates[run] = rate;
      }
    }
    return Measure.ofRates(name, "frames/s", rates);
  }

  private static double framesPerSecond(Path film, int side, Progress progress)
      throws SightlineException {
    FrameRequest request = new FrameRequest(side, side, PixelLayout.RGB24, Machine.cores());
    long begin = System.nanoTime();
    int frames = 0;
    try (FrameReader reader = FrameReader.open(film, request)) {
      while (reader.next().isPresent()) {
        progress.checkCancelled();
        frames++;
      }
    }
    return frames * NANOS / (System.nanoTime() - begin);
  }
}
