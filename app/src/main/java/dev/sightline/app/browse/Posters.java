package dev.sightline.app.browse;

import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.app.video.VideoFiles;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Pictures that stand for videos. What a cell no longer shows is not read, so that what is in view
 * comes first, however far one scrolls; the last ones are kept in memory. FX thread only.
 */
public final class Posters {
  /** Longest side of a picture, px: a cell at 200 % scaling. */
  static final int SIDE = 400;

  /** Pictures in memory, about 360 kB each. */
  static final int KEPT = 150;

  /** Moments of a video that the pointer goes through. */
  static final int MOMENTS = 12;

  private final VideoFiles files;
  private final LatestTask latest;
  private final Map<Path, VideoFrame> known = new Recent<>(KEPT);
  private final Map<Moment, VideoFrame> moments = new Recent<>(4 * MOMENTS);

  private final Map<Object, Moment> asked = new HashMap<>();

  /** One of the moments of a video. */
  private record Moment(Path video, int index) {}

  /** Who goes through the moments of a video. */
  private record Hover(Object place) {}

  /** Shows a moment of a video, ms from its beginning. */
  @FunctionalInterface
  interface MomentView {
    void show(VideoFrame frame, long ms);
  }

  /** The last ones that were asked for. */
  private static final class Recent<K> extends LinkedHashMap<K, VideoFrame> {
    private static final long serialVersionUID = 1;

    private final int most;

    Recent(int most) {
      super(16, 0.75f, true);
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, VideoFrame> eldest) {
      return size() > most;
    }
  }

  /**
   * @param reader runs one or two jobs at a time
   */
  public Posters(VideoFiles files, JobRunner reader) {
    this.files = files;
    latest = new LatestTask(reader);
  }

  /**
   * Asks for the picture of a video, in place of what the same place has asked for before.
   *
   * @param place whoever shows it
   * @param show gets it, at once if it is in memory; nothing comes if there is none
   */
  public void request(Object place, Path video, Consumer<VideoFrame> show) {
    Optional<VideoFrame> kept = Optional.ofNullable(known.get(video));
    if (kept.isPresent()) {
      latest.forget(place);
      show.accept(kept.get());
      return;
    }
    latest.request(
        place,
        "",
        p -> files.poster(video, SIDE, p),
        new Answer<VideoFrame>() {
          @Override
          public void done(VideoFrame frame) {
            known.put(video, frame);
            show.accept(frame);
          }

          @Override
          public void failed(SightlineException e) {
            // the cell keeps its sign for a video without a picture
          }
        });
  }

  /** A place shows nothing any more. */
  public void release(Object place) {
    latest.forget(place);
  }

  /**
   * Asks for a moment of a video, in place of the one that the same place has asked for before.
   *
   * @param share where in the video, 0 to 1
   * @param view gets it, at once if it is in memory; nothing comes if it cannot be read
   */
  void scrub(Object place, Path video, long durationMs, double share, MomentView view) {
    Moment moment = new Moment(video, Math.clamp((long) (share * MOMENTS), 0, MOMENTS - 1));
    if (moment.equals(asked.put(place, moment))) {
      return; // shown or on its way
    }
    // the middle of its stretch
    long ms = durationMs * (2L * moment.index() + 1) / (2 * MOMENTS);
    VideoFrame kept = moments.get(moment);
    if (kept != null) {
      latest.forget(new Hover(place));
      view.show(kept, ms);
      return;
    }
    latest.request(
        new Hover(place),
        "",
        p -> files.frame(video, Fraction.ofMillis(ms), SIDE, p),
        new Answer<VideoFrame>() {
          @Override
          public void done(VideoFrame frame) {
            moments.put(moment, frame);
            view.show(frame, ms);
          }

          @Override
          public void failed(SightlineException e) {
            // the picture stays as it is
          }
        });
  }

  /** The pointer has left. */
  void endScrub(Object place) {
    asked.remove(place);
    latest.forget(new Hover(place));
  }
}
