package dev.sightline.app.browse;

import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.app.video.VideoFiles;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
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

  private final VideoFiles files;
  private final LatestTask latest;
  private final Map<Path, VideoFrame> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, VideoFrame> eldest) {
          return size() > KEPT;
        }
      };

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
  void request(Object place, Path video, Consumer<VideoFrame> show) {
    Optional<VideoFrame> kept = Optional.ofNullable(known.get(video));
    if (kept.isPresent()) {
      latest.forget(place);
      show.accept(kept.get());
      return;
    }
    latest.request(
        place,
        "",
        p -> files.poster(files.probe(video), SIDE, p),
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
  void release(Object place) {
    latest.forget(place);
  }
}
