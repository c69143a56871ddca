package dev.sightline.core.cli.bench;

import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.cli.ModelSource;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Resident memory while half an hour of video is encoded: does it grow with the length? What counts
 * is measured after a garbage collection at each quarter of the film, since how much garbage the
 * JVM lets lie depends on the size of the machine's memory and not on the film.
 */
final class MemoryBench implements Benchmark {
  private static final int SECONDS = 30 * 60;

  private final Films films;
  private final ModelSource models;

  MemoryBench(Films films, ModelSource models) {
    this.films = films;
    this.models = models;
  }

  @Override
  public List<Measure> run(Progress progress) throws SightlineException {
    if (Machine.residentMegabytes().isEmpty()) {
      throw new SightlineException(
          Problem.UNSUPPORTED, "Memory can be measured on Linux only: leave this part out.");
    }
    Path film = films.film(320, 180, 25, SECONDS, progress);
    Watch watch = new Watch(progress);
    try (Analyzer analyzer = models.open(Optional.empty(), false)) {
      analyzer.encode(film, watch);
    }
    return List.of(
        Measure.once("memory.30min.first-quarter", "MB", watch.early, ""),
        Measure.once("memory.30min.most-with-garbage", "MB", watch.most, ""),
        Measure.once("memory.30min.growth", "MB", watch.late - watch.early, "flat: at most 100"));
  }

  /** Looks at the memory whenever progress is reported. */
  private static final class Watch implements Progress {
    private static final double QUARTER = 0.25;

    private final Progress shown;
    private double next = QUARTER;
    private double early;
    private double late;
    private double most;

    Watch(Progress shown) {
      this.shown = shown;
    }

    @Override
    public synchronized void update(double fraction, Phrase message) {
      most = Math.max(most, Machine.residentMegabytes().orElse(0));
      if (fraction >= next) {
        System.gc();
        double now = Machine.residentMegabytes().orElse(0);
        if (early == 0) {
          early = now;
        }
        late = Math.max(late, now);
        next += QUARTER;
      }
      shown.update(fraction, message);
    }

    @Override
    public boolean isCancelled() {
      return shown.isCancelled();
    }
  }
}
