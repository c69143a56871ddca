package dev.sightline.app.training;

import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.Job;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.FrameReader;
import dev.sightline.core.media.FrameRequest;
import dev.sightline.core.media.MediaProbe;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.media.VideoFrame.PixelLayout;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.own.Mistake;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The surest mistakes of the model that is looked at. FX thread only. */
public final class MistakesViewModel {
  /** Longest side of a picture, px: twice what is drawn, for dense screens. */
  private static final int SIDE = 400;

  private static final int MILLIS = 1000;

  private final TrainingFiles files;
  private final Pictures pictures;
  private final JobRunner jobs;
  private final ReadOnlyObjectWrapper<List<MistakePicture>> shown =
      new ReadOnlyObjectWrapper<>(this, "shown", List.of());
  private Job job;

  /** Decodes the picture of a moment. Thread-safe; blocks. */
  @FunctionalInterface
  public interface Pictures {
    /**
     * @throws SightlineException if the video is gone or cannot be read
     */
    VideoFrame at(Path video, Fraction time, Progress progress) throws SightlineException;

    /** Reads through FFmpeg. */
    static Pictures ffmpeg() {
      return (video, time, progress) -> {
        VideoInfo info = MediaProbe.probe(video);
        int longest = Math.max(info.displayWidth(), info.displayHeight());
        double scale = Math.min(1, (double) SIDE / longest);
        FrameRequest request =
            new FrameRequest(
                Math.max(1, (int) (info.displayWidth() * scale)),
                Math.max(1, (int) (info.displayHeight() * scale)),
                PixelLayout.BGRA32,
                1);
        try (FrameReader reader = FrameReader.open(video, request)) {
          return reader.frameAt(time, progress);
        }
      };
    }
  }

  /**
   * @param pictures decodes the pictures
   */
  public MistakesViewModel(TrainingFiles files, Pictures pictures, JobRunner jobs) {
    this.files = files;
    this.pictures = pictures;
    this.jobs = jobs;
  }

  /** The mistakes with their pictures; empty while they are read, and if there are none. */
  public ReadOnlyObjectProperty<List<MistakePicture>> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /**
   * Looks at another model.
   *
   * @param model its name; empty: at none
   */
  public void show(String model) {
    if (job != null) {
      job.cancel();
    }
    shown.set(List.of());
    if (model.isEmpty()) {
      return;
    }
    job =
        jobs.startQuietly(
            p -> read(files.mistakes(model), p),
            new Answer<List<MistakePicture>>() {
              @Override
              public void done(List<MistakePicture> found) {
                shown.set(found);
              }

              @Override
              public void failed(SightlineException e) {
                shown.set(List.of());
              }
            });
  }

  /** The moment of a mistake, s from the first frame. */
  public static Fraction time(Mistake mistake) {
    return Fraction.of(Math.round(mistake.seconds() * MILLIS), MILLIS);
  }

  private List<MistakePicture> read(List<Mistake> mistakes, Progress progress)
      throws SightlineException {
    List<MistakePicture> all = new ArrayList<>();
    for (Mistake m : mistakes) {
      progress.checkCancelled();
      VideoFrame picture = null;
      try {
        picture = pictures.at(Path.of(m.file()), time(m), progress);
      } catch (CancelledException e) {
        throw e;
      } catch (SightlineException e) {
        picture = null; // the video has gone since; what was mistaken is still told
      }
      all.add(new MistakePicture(m, picture));
    }
    return all;
  }
}
