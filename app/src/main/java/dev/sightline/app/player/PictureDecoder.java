package dev.sightline.app.player;

import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes ahead on a thread of its own into a bounded queue. Each seek begins a new run of
 * pictures; of the seeks that wait only the newest is done, and the one that is being done is
 * finished, so that dragging shows pictures all along. Thread-safe.
 */
final class PictureDecoder implements AutoCloseable {
  /** Pictures decoded ahead at most. */
  static final int QUEUE = 6;

  private static final Logger LOG = LoggerFactory.getLogger(PictureDecoder.class);

  /** Hears from the decoding thread. */
  interface Listener {
    /** The first picture of a run is there. */
    void ready(Run run, VideoInfo info, VideoFrame first);

    /** A run ended with a failure. */
    void failed(Run run, SightlineException problem);
  }

  /**
   * A stretch of pictures in order.
   *
   * @param number grows with each run
   * @param path of the video
   * @param box px that pictures fit into
   * @param from s, where it begins
   */
  record Run(long number, Path path, Box box, Fraction from) {}

  private final PictureSource.Opener opener;
  private final Listener listener;
  private final Object lock = new Object();
  private final Deque<VideoFrame> queue = new ArrayDeque<>();
  private Run wanted;
  private Run current;
  private boolean ended;
  private boolean closed;

  /**
   * @param thread runs the decoding until this is closed; it must not be shared
   * @param listener called on that thread
   */
  PictureDecoder(PictureSource.Opener opener, Executor thread, Listener listener) {
    this.opener = opener;
    this.listener = listener;
    thread.execute(this::work);
  }

  /** Begins a run; an older one that has not begun is forgotten. */
  void start(Run run) {
    synchronized (lock) {
      wanted = run;
      queue.clear();
      ended = false;
      lock.notifyAll();
    }
  }

  /** Takes the next picture of a run if it is decoded. */
  Optional<VideoFrame> poll(Run run) {
    synchronized (lock) {
      if (!Objects.equals(run, current) || !Objects.equals(run, wanted)) {
        return Optional.empty();
      }
      VideoFrame frame = queue.poll();
      lock.notifyAll();
      return Optional.ofNullable(frame);
    }
  }

  /** The next picture of a run, left where it is, if it is decoded. */
  Optional<VideoFrame> peek(Run run) {
    synchronized (lock) {
      boolean valid = Objects.equals(run, current) && Objects.equals(run, wanted);
      return valid ? Optional.ofNullable(queue.peek()) : Optional.empty();
    }
  }

  /** True if as much is decoded ahead as there is room or video for. */
  boolean isAhead(Run run) {
    synchronized (lock) {
      return Objects.equals(run, current) && (ended || queue.size() >= QUEUE);
    }
  }

  /** True if all pictures of the run were taken. */
  boolean isOver(Run run) {
    synchronized (lock) {
      return Objects.equals(run, current) && ended && queue.isEmpty();
    }
  }

  /** Ends the thread, which then frees everything. Returns at once. */
  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      queue.clear();
      lock.notifyAll();
    }
  }

  private void work() {
    Open open = null;
    try {
      while (true) {
        Run begin = await();
        if (isClosed()) {
          return;
        }
        open = begin == null ? advance(open) : begin(open, begin);
      }
    } finally {
      if (open != null) {
        open.source.close();
      }
    }
  }

  /** Waits for something to do: the run to begin, or null to decode on. */
  private Run await() {
    synchronized (lock) {
      while (!closed
          && Objects.equals(wanted, current)
          && (current == null || ended || queue.size() >= QUEUE)) {
        try {
          lock.wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          closed = true;
        }
      }
      if (closed || Objects.equals(wanted, current)) {
        return null;
      }
      current = wanted;
      return current;
    }
  }

  private Open begin(Open open, Run run) {
    Open now = open;
    try {
      if (now == null || !now.path.equals(run.path()) || !now.box.equals(run.box())) {
        if (now != null) {
          now.source.close();
          now = null;
        }
        now = new Open(run.path(), run.box(), opener.open(run.path(), run.box()));
      }
      VideoFrame first = now.source.at(run.from(), new WhileWanted(run.path()));
      listener.ready(run, now.source.info(), first);
    } catch (CancelledException e) {
      LOG.debug("another video is wanted");
    } catch (SightlineException e) {
      fail(run, e);
    }
    return now;
  }

  private Open advance(Open open) {
    Run run;
    synchronized (lock) {
      run = current;
    }
    try {
      Optional<VideoFrame> next = open == null ? Optional.empty() : open.source.next();
      synchronized (lock) {
        if (Objects.equals(run, wanted)) {
          next.ifPresentOrElse(queue::add, () -> ended = true);
        }
      }
    } catch (SightlineException e) {
      fail(run, e);
    }
    return open;
  }

  private void fail(Run run, SightlineException e) {
    synchronized (lock) {
      ended = Objects.equals(run, wanted) || ended;
    }
    listener.failed(run, e);
  }

  private boolean isClosed() {
    synchronized (lock) {
      return closed;
    }
  }

  private record Open(Path path, Box box, PictureSource source) {}

  /** Stops a long search for a picture when another video is wanted. */
  private final class WhileWanted implements Progress {
    private final Path path;

    WhileWanted(Path path) {
      this.path = path;
    }

    @Override
    public void update(double fraction, Phrase message) {}

    @Override
    public boolean isCancelled() {
      synchronized (lock) {
        return closed || !wanted.path().equals(path);
      }
    }
  }
}
