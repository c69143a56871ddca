package dev.sightline.core.analysis;

import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Clip;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Decode → scale → encode as a bounded pipeline: one thread reads frames, several encode clips, the
 * caller takes the answers in order. At most {@code threads + 4} clips are in memory. Whatever ends
 * it (success, failure of a stage, cancellation), all threads have ended when {@link #run} returns.
 * For one run.
 */
final class ClipFlow {
  /** Takes clips in order, in the thread that called {@link #run}. */
  interface Sink {
    /**
     * @return false to stop here
     */
    boolean accept(Clip clip, EncodedClip encoded) throws SightlineException, InterruptedException;
  }

  private record Pending(Clip clip, Future<EncodedClip> encoded) {}

  private final FrameSource source;
  private final ClipEncoder encoder;
  private final int threads;
  private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();
  private final AtomicLong encodeNanos = new AtomicLong();
  private final AtomicLong encodeCpuNanos = new AtomicLong();
  private final AtomicLong readCpuNanos = new AtomicLong();
  private volatile boolean stopped;

  /**
   * @param threads encoding threads, at least 1
   */
  ClipFlow(FrameSource source, ClipEncoder encoder, int threads) {
    this.source = source;
    this.encoder = encoder;
    this.threads = threads;
  }

  /**
   * Encodes all clips.
   *
   * @throws SightlineException the first failure in the order of the clips, or when cancelled
   */
  void run(List<Clip> clips, Progress progress, Sink sink)
      throws SightlineException, InterruptedException {
    Progress stop = stopWith(progress);
    BlockingQueue<Pending> queue = new ArrayBlockingQueue<>(2);
    try (ExecutorService encoders = executor("sightline-encode", threads);
        ExecutorService reader = executor("sightline-decode", 1)) {
      // Encoders that wait for work hold no frames, so the queue alone bounds the memory.
      reader.execute(() -> read(clips, encoders, queue, stop));
      try {
        for (int i = 0; i < clips.size(); i++) {
          Pending next = take(queue, stop);
          if (!sink.accept(next.clip, Background.await(next.encoded, stop))) {
            return;
          }
        }
      } finally {
        stopped = true;
        reader.shutdownNow();
        encoders.shutdownNow();
      }
    }
  }

  /** Time that encoding threads were busy, all together, ns. */
  long encodeNanos() {
    return encodeNanos.get();
  }

  /** Processor time of the encoding threads, ns. */
  long encodeCpuNanos() {
    return encodeCpuNanos.get();
  }

  /** Processor time of the reading thread, without FFmpeg's own threads, ns. */
  long readCpuNanos() {
    return readCpuNanos.get();
  }

  private void read(
      List<Clip> clips, ExecutorService encoders, BlockingQueue<Pending> queue, Progress stop) {
    try {
      for (Clip clip : clips) {
        Future<EncodedClip> encoded;
        try {
          List<VideoFrame> frames = frames(clip, stop);
          encoded = encoders.submit(() -> encode(frames, stop));
        } catch (SightlineException | RuntimeException | Error e) {
          queue.put(new Pending(clip, CompletableFuture.failedFuture(e)));
          return;
        }
        queue.put(new Pending(clip, encoded));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the caller has stopped
    } finally {
      readCpuNanos.set(clock.getCurrentThreadCpuTime());
    }
  }

  private List<VideoFrame> frames(Clip clip, Progress stop) throws SightlineException {
    List<VideoFrame> frames = new ArrayList<>(clip.frameTimes().size());
    for (Fraction t : clip.frameTimes()) {
      stop.checkCancelled();
      frames.add(source.frameAt(t, stop));
    }
    return frames;
  }

  private EncodedClip encode(List<VideoFrame> frames, Progress stop) throws SightlineException {
    long begin = System.nanoTime();
    long cpu = clock.getCurrentThreadCpuTime();
    try {
      return encoder.encode(frames, stop);
    } finally {
      encodeNanos.addAndGet(System.nanoTime() - begin);
      encodeCpuNanos.addAndGet(clock.getCurrentThreadCpuTime() - cpu);
    }
  }

  private static Pending take(BlockingQueue<Pending> queue, Progress stop)
      throws SightlineException, InterruptedException {
    while (true) {
      stop.checkCancelled();
      Pending next = queue.poll(Background.POLL_MILLIS, TimeUnit.MILLISECONDS);
      if (next != null) {
        return next;
      }
    }
  }

  private Progress stopWith(Progress progress) {
    return new Progress() {
      @Override
      public void update(double fraction, Phrase message) {}

      @Override
      public boolean isCancelled() {
        return stopped || progress.isCancelled();
      }
    };
  }

  private static ExecutorService executor(String name, int threads) {
    return Executors.newFixedThreadPool(
        threads, Thread.ofPlatform().daemon().name(name + "-", 1).factory());
  }
}
