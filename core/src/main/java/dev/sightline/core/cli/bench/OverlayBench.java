package dev.sightline.core.cli.bench;

import dev.sightline.core.analysis.SpatialMap;
import dev.sightline.core.colour.ColorMap;
import dev.sightline.core.colour.ColorScale;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.DecodeTimings;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.FrameReader;
import dev.sightline.core.media.FrameRequest;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.media.VideoFrame.PixelLayout;
import dev.sightline.core.overlay.HeatRaster;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Plays a film of 1080p at 60 frames a second with a map over it, without a window: one thread
 * decodes and scales ahead, the other takes each frame when it is due, paints the clip's map (once
 * for each clip, as the player does), and lays it over the frame where a window would take it. A
 * frame is late if it stands more than one frame after it was due. A second of black frames goes
 * before, uncounted, for the compiler.
 */
final class OverlayBench implements Benchmark {
  /** Frames that are counted: one minute. */
  static final int FRAMES = 3600;

  private static final int WIDTH = 1920;
  private static final int HEIGHT = 1080;
  private static final int RATE = 60;

  /** Frames decoded ahead, as in the player. */
  private static final int AHEAD = 8;

  /** Side of the painted map, px, as in the player. */
  private static final int RASTER = 112;

  /** Cells of a map, as the bundled model has them. */
  private static final int CELLS = 7;

  /** Length of a clip, s: 16 steps of 25 Hz. */
  private static final double CLIP = 0.64;

  private static final double OPACITY = 0.6;
  private static final double NANOS = 1e9;
  private static final double MILLIS = 1e6;

  private final Films films;
  private final int seconds;

  OverlayBench(Films films) {
    this(films, FRAMES / RATE);
  }

  /**
   * @param seconds of film to play
   */
  OverlayBench(Films films, int seconds) {
    this.films = films;
    this.seconds = seconds;
  }

  @Override
  public List<Measure> run(Progress progress) throws SightlineException {
    Path film = films.film(WIDTH, HEIGHT, RATE, seconds, progress);
    AtomicReference<SightlineException> failure = new AtomicReference<>();
    AtomicReference<DecodeTimings> timings = new AtomicReference<>();
    BlockingQueue<Optional<VideoFrame>> queue = new ArrayBlockingQueue<>(AHEAD);
    Thread reader = new Thread(() -> read(film, queue, timings, failure), "sightline-bench-read");
    reader.setDaemon(true);
    reader.start();
    try {
      Show show = new Show(progress);
      while (queue.remainingCapacity() > 0 && failure.get() == null) {
        LockSupport.parkNanos(1_000_000);
      }
      show.run(queue);
      reader.join();
      if (failure.get() != null) {
        throw failure.get();
      }
      return show.measures(timings.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SightlineException(Problem.INTERNAL, "The measurement was interrupted.", e);
    } finally {
      reader.interrupt();
    }
  }

  private static void read(
      Path film,
      BlockingQueue<Optional<VideoFrame>> queue,
      AtomicReference<DecodeTimings> timings,
      AtomicReference<SightlineException> failure) {
    FrameRequest request = new FrameRequest(WIDTH, HEIGHT, PixelLayout.BGRA32, Machine.cores());
    try (FrameReader frames = FrameReader.open(film, request)) {
      Optional<VideoFrame> next = frames.next();
      for (int i = 0; i < FRAMES && next.isPresent(); i++) {
        queue.put(next);
        next = frames.next();
      }
      timings.set(frames.timings());
      queue.put(Optional.empty());
    } catch (SightlineException e) {
      failure.set(e);
      queue.offer(Optional.empty());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes frames when they are due. */
  private static final class Show {
    private final Progress progress;
    private final IntBuffer window =
        ByteBuffer.allocateDirect(WIDTH * HEIGHT * Integer.BYTES).asIntBuffer();
    private final Random random = new Random(11);
    private final ColorScale scale = ColorScale.unsigned(ColorMap.VIRIDIS, 1);
    private final List<Double> behind = new ArrayList<>();
    private final StretchedMap map = new StretchedMap(RASTER, WIDTH, HEIGHT);
    private int clip = -1;
    private long paint;
    private long blend;

    Show(Progress progress) {
      this.progress = progress;
    }

    void run(BlockingQueue<Optional<VideoFrame>> queue)
        throws SightlineException, InterruptedException {
      warmUp();
      long begin = System.nanoTime();
      while (behind.size() < FRAMES) {
        progress.checkCancelled();
        Optional<VideoFrame> taken = queue.poll(30, TimeUnit.SECONDS);
        if (taken == null || taken.isEmpty()) {
          return;
        }
        VideoFrame frame = taken.get();
        long due = begin + Math.round(frame.time().toDouble() * NANOS);
        for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
          LockSupport.parkNanos(wait);
        }
        show(frame);
        behind.add((System.nanoTime() - due) / MILLIS);
        if (behind.size() % RATE == 0) {
          progress.update((double) behind.size() / FRAMES, "Playing 1080p at 60 Hz");
        }
      }
    }

    /** Frames that nobody counts, so that what is counted is compiled code. */
    private void warmUp() {
      byte[] black = new byte[WIDTH * HEIGHT * PixelLayout.BGRA32.bytes()];
      Fraction length = Fraction.of(1, RATE);
      for (int i = 0; i < RATE; i++) {
        show(
            new VideoFrame(Fraction.of(i, RATE), length, WIDTH, HEIGHT, PixelLayout.BGRA32, black));
      }
      paint = 0;
      blend = 0;
    }

    private void show(VideoFrame frame) {
      long start = System.nanoTime();
      int wanted = (int) (frame.time().toDouble() / CLIP);
      if (wanted != clip) {
        clip = wanted;
        map.show(HeatRaster.paint(randomMap(), scale, OPACITY, RASTER, RASTER));
      }
      long painted = System.nanoTime();
      map.over(frame, window);
      long blended = System.nanoTime();
      paint += painted - start;
      blend += blended - painted;
    }

    private SpatialMap randomMap() {
      float[] values = new float[CELLS * CELLS];
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextFloat();
      }
      return new SpatialMap(CELLS, CELLS, values);
    }

    List<Measure> measures(DecodeTimings read) {
      double frame = 1000.0 / RATE;
      long late = behind.stream().filter(ms -> ms > frame).count();
      double[] all = behind.stream().mapToDouble(Double::doubleValue).toArray();
      double decode = read.decodeNanos();
      double scaled = read.scaleNanos();
      double sum = decode + scaled + paint + blend;
      String name = "overlay.1080p60.";
      return List.of(
          Measure.once(name + "frames", "frames", behind.size(), "3,600"),
          Measure.once(name + "late", "frames", late, "0"),
          Measure.ofCosts(name + "behind", "ms", all, "below 16.7"),
          Measure.once(name + "share.decode", "%", 100 * decode / sum, ""),
          Measure.once(name + "share.scale", "%", 100 * scaled / sum, ""),
          Measure.once(name + "share.paint", "%", 100 * paint / sum, ""),
          Measure.once(name + "share.blend", "%", 100 * blend / sum, ""),
          Measure.once(name + "busy", "ms/frame", sum / MILLIS / Math.max(1, behind.size()), ""));
    }
  }
}
