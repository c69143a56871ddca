package dev.sightline.core.report;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Clip;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.FrameReader;
import dev.sightline.core.media.FrameRequest;
import dev.sightline.core.media.JpegEncoder;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.media.VideoFrame.PixelLayout;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.util.ArrayList;
import java.util.List;

/** Takes the pictures of a report out of the video: the middle frame of each clip. Stateless. */
public final class ClipPictures {
  /** Longest side, px: sharp at the size at which the page shows it. */
  private static final int MAX_SIDE = 384;

  /** From this number of clips on, smaller pictures keep the page small. */
  private static final int MANY_CLIPS = 48;

  private static final int SMALL_SIDE = 240;

  private ClipPictures() {}

  /**
   * Decodes and encodes one picture for each clip. Blocks; one decoder thread.
   *
   * @param analysis its video is read again from where it lies
   * @throws SightlineException if the video is gone or damaged, or the user cancelled
   */
  public static ReportPictures read(Analysis analysis, Progress progress)
      throws SightlineException {
    VideoInfo video = analysis.video();
    List<Clip> clips = analysis.clips();
    int longest = Math.max(video.displayWidth(), video.displayHeight());
    int side = Math.min(longest, clips.size() < MANY_CLIPS ? MAX_SIDE : SMALL_SIDE);
    FrameRequest request =
        new FrameRequest(
            scaled(video.displayWidth(), side, longest),
            scaled(video.displayHeight(), side, longest),
            PixelLayout.RGB24,
            1);
    List<Picture> pictures = new ArrayList<>(clips.size());
    try (FrameReader reader = FrameReader.open(video.path(), request)) {
      for (Clip clip : clips) {
        progress.checkCancelled();
        progress.update(
            (double) pictures.size() / clips.size(), Phrase.of("Taking pictures of the clips"));
        VideoFrame frame = reader.frameAt(middle(clip), progress);
        pictures.add(
            new Picture(Storyboard.raster(frame), Picture.JPEG, JpegEncoder.encode(frame)));
      }
    }
    return new ReportPictures(pictures);
  }

  /** The moment of the clip that the model saw and that is nearest to its middle. */
  private static Fraction middle(Clip clip) {
    return clip.frameTimes().get(clip.frameTimes().size() / 2);
  }

  private static int scaled(int side, int wanted, int longest) {
    return Math.max(2, (int) Math.round((double) side * wanted / longest));
  }
}
