package dev.sightline.app.attention.lanes;

import dev.sightline.core.job.Progress;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.ShotDetector;
import dev.sightline.core.media.VideoInfo;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.FoundText;
import dev.sightline.core.text.TextForVideo;
import dev.sightline.core.text.Transcript;
import java.util.List;
import java.util.Optional;

/** Reads shots and subtitles of a video. */
@FunctionalInterface
public interface MarksReader {
  /** Longer videos are not searched for shots: all of it would have to be decoded, s. */
  long LONGEST = 20 * 60;

  /**
   * Reads them. Blocks.
   *
   * @throws SightlineException if the file cannot be read, or the work was cancelled
   */
  VideoMarks read(VideoInfo video, Progress progress) throws SightlineException;

  /** Reads through FFmpeg. */
  static MarksReader ffmpeg() {
    return (video, progress) -> {
      Transcript transcript =
          TextForVideo.find(video.path(), progress)
              .map(FoundText::transcript)
              .orElse(Transcript.EMPTY);
      boolean searched = video.duration().compareTo(Fraction.of(LONGEST)) <= 0;
      Optional<List<Fraction>> cuts =
          searched ? Optional.of(ShotDetector.cuts(video.path(), progress)) : Optional.empty();
      return new VideoMarks(cuts, transcript);
    };
  }
}
