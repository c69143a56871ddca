package dev.sightline.app.browse;

import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures how long a video has been watched, and keeps it when another one takes its place. Only
 * what runs counts: a jump is no watching. FX thread only.
 */
public final class WatchedTime implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedTime.class);

  /** A step of the playhead that is longer is a jump, s. */
  private static final double JUMP = 1;

  /** Less is a glance, s. */
  private static final double GLANCE = 1;

  private final FeedFiles files;
  private final JobRunner jobs;
  private Path video;
  private double seconds;

  public WatchedTime(Selection selection, FeedFiles files, JobRunner jobs) {
    this.files = files;
    this.jobs = jobs;
    selection.videoProperty().subscribe(this::take);
    selection.playheadProperty().subscribe(this::moved);
  }

  private void take(Path next) {
    Path before = video;
    double seen = seconds;
    video = next;
    seconds = 0;
    if (before != null && seen >= GLANCE) {
      jobs.startQuietly(
          p -> {
            files.watched(before, seen);
            return before;
          },
          new Kept());
    }
  }

  private void moved(Fraction was, Fraction is) {
    double step = is.toDouble() - was.toDouble();
    if (step > 0 && step <= JUMP) {
      seconds += step;
    }
  }

  /**
   * The program ends: keeps the last one here and now, a short write, since no job is run any more.
   */
  @Override
  public void close() {
    Path last = video;
    double seen = seconds;
    video = null;
    seconds = 0;
    if (last != null && seen >= GLANCE) {
      try {
        files.watched(last, seen);
      } catch (SightlineException e) {
        LOG.info("how long the last video was watched is not kept: {}", e.getMessage());
      }
    }
  }

  /** Nobody waits for it. */
  private static final class Kept implements Answer<Path> {
    @Override
    public void done(Path video) {
      LOG.debug("how long {} was watched is kept", video);
    }

    @Override
    public void failed(SightlineException e) {
      LOG.info("how long a video was watched is not kept: {}", e.getMessage());
    }
  }
}
