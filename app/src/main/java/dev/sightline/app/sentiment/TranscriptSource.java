package dev.sightline.app.sentiment;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.FoundText;
import dev.sightline.core.text.TextForVideo;
import dev.sightline.core.text.Transcript;
import java.nio.file.Path;

/** Finds what is said in a video, and when. Blocks, so never on the FX thread. */
@FunctionalInterface
public interface TranscriptSource {
  /**
   * @return empty if nothing is known
   * @throws SightlineException if a file cannot be read, or the user cancelled
   */
  Transcript read(Path video, Progress progress) throws SightlineException;

  /** Beside the video, or in it. */
  static TranscriptSource files() {
    return (video, progress) ->
        TextForVideo.find(video, progress).map(FoundText::transcript).orElse(Transcript.EMPTY);
  }
}
