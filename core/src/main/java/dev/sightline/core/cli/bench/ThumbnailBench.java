package dev.sightline.core.cli.bench;

import dev.sightline.core.job.Progress;
import dev.sightline.core.media.JpegEncoder;
import dev.sightline.core.media.Thumbnailer;
import dev.sightline.core.media.VideoFrame.PixelLayout;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Thumbnails a second, written as JPEG files: by the product on all cores and on one thread, and by
 * the {@code ffmpeg} command, if there is one, started once for each, one after the other, asked
 * for the key frame before a tenth of the film, as the product takes it.
 */
final class ThumbnailBench implements Benchmark {
  private static final int SECONDS = 20;
  private static final int RATE = 30;

  /** Longest side of a thumbnail, px. */
  private static final int SIDE = 256;

  private static final int RUNS = 5;
  private static final double NANOS = 1e9;

  private final Films films;
  private final int each;

  ThumbnailBench(Films films) {
    this(films, 24);
  }

  /**
   * @param each thumbnails in a run
   */
  ThumbnailBench(Films films, int each) {
    this.films = films;
    this.each = each;
  }

  @Override
  public List<Measure> run(Progress progress) throws SightlineException {
    List<Measure> measures = new ArrayList<>();
    boolean compared = hasCommand();
    try {
      Path folder = Files.createTempDirectory("sightline-thumbnails");
      try {
        for (int height : new int[] {360, 1080}) {
          int width = height * 16 / 9;
          Path film = films.film(width, height, RATE, SECONDS, progress);
          Path out = folder.resolve("thumbnail.jpg");
          double[] all = new double[RUNS];
          double[] one = new double[RUNS];
          double[] other = new double[RUNS];
          for (int run = -1; run < RUNS; run++) { // the first is not counted
            progress.update((double) (run + 1) / RUNS, "Making thumbnails of " + height + "p");
            double a = rate(() -> own(film, folder, Machine.cores(), progress));
            double b = rate(() -> own(film, folder, 1, progress));
            double c = compared ? rate(() -> command(film, out, progress)) : 0;
            if (run >= 0) {
              all[run] = a;
              one[run] = b;
              other[run] = c;
            }
          }
          String name = "thumbnails." + height + "p.";
          measures.add(Measure.ofRates(name + "cores", "/s", all));
          measures.add(Measure.ofRates(name + "thread", "/s", one));
          if (compared) {
            measures.add(Measure.ofRates(name + "ffmpeg", "/s", other));
            double ratio = Measure.percentile(all, 50) / Measure.percentile(other, 50);
            measures.add(Measure.once(name + "ratio", "×", ratio, "at least 3"));
          }
        }
      } finally {
        Files.deleteIfExists(folder.resolve("thumbnail.jpg"));
        for (int i = 0; i < each; i++) {
          Files.deleteIfExists(folder.resolve(i + ".jpg"));
        }
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE, "Thumbnails cannot be written to the temporary folder.", e);
    }
    return measures;
  }

  private interface Work {
    void run() throws SightlineException, IOException;
  }

  private double rate(Work work) throws SightlineException, IOException {
    long begin = System.nanoTime();
    work.run();
    return each * NANOS / (System.nanoTime() - begin);
  }

  private void own(Path film, Path folder, int threads, Progress progress)
      throws SightlineException {
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Path>> made = new ArrayList<>();
      for (int i = 0; i < each; i++) {
        Path out = folder.resolve(i + ".jpg");
        Callable<Path> one =
            () ->
                Files.write(
                    out,
                    JpegEncoder.encode(
                        Thumbnailer.thumbnail(film, SIDE, PixelLayout.RGB24, progress)));
        made.add(workers.submit(one));
      }
      for (Future<Path> thumbnail : made) {
        thumbnail.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SightlineException known) {
        throw known;
      }
      throw new IllegalStateException("a thumbnail ended unexpectedly", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SightlineException(Problem.INTERNAL, "The measurement was interrupted.", e);
    } finally {
      workers.shutdownNow();
    }
  }

  private void command(Path film, Path out, Progress progress)
      throws SightlineException, IOException {
    List<String> command =
        List.of(
            "ffmpeg",
            "-v",
            "error",
            "-nostdin",
            "-y",
            "-noaccurate_seek",
            "-ss",
            Double.toString(SECONDS / 10.0),
            "-i",
            film.toString(),
            "-frames:v",
            "1",
            "-vf",
            "scale=" + SIDE + ":-2",
            out.toString());
    for (int i = 0; i < each; i++) {
      progress.checkCancelled();
      Process process = new ProcessBuilder(command).inheritIO().start();
      try {
        if (process.waitFor() != 0) {
          throw new SightlineException(Problem.INTERNAL, "The ffmpeg command failed.");
        }
      } catch (InterruptedException e) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
        throw new SightlineException(Problem.INTERNAL, "The measurement was interrupted.", e);
      }
    }
  }

  private static boolean hasCommand() throws SightlineException {
    try {
      Process process =
          new ProcessBuilder("ffmpeg", "-version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SightlineException(Problem.INTERNAL, "The measurement was interrupted.", e);
    }
  }
}
