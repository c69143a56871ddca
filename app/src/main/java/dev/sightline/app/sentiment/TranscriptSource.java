package dev.sightline.app.sentiment;

import dev.sightline.core.cli.InstalledSpeech;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.speech.SpeechReader;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.FoundText;
import dev.sightline.core.text.TextForVideo;
import dev.sightline.core.text.Transcript;
import java.nio.file.Path;
import java.util.Optional;

/** Finds what is said in a video, and when. Blocks, so never on the FX thread. */
@FunctionalInterface
public interface TranscriptSource {
  /**
   * @return empty if nothing is known
   * @throws SightlineException if a file cannot be read, or the user cancelled
   */
  Transcript read(Path video, Progress progress) throws SightlineException;

  /**
   * What tells how said words sound; to be closed by who asked. Empty: nothing does.
   *
   * @throws SightlineException if it is broken
   */
  default Optional<SpeechReader> speech() throws SightlineException {
    return Optional.empty();
  }

  /** Beside the video, or in it, read by the heads that come with the product. */
  static TranscriptSource files() {
    return new TranscriptSource() {
      @Override
      public Transcript read(Path video, Progress progress) throws SightlineException {
        return TextForVideo.find(video, progress)
            .map(FoundText::transcript)
            .orElse(Transcript.EMPTY);
      }

      @Override
      public Optional<SpeechReader> speech() throws SightlineException {
        return InstalledSpeech.open();
      }
    };
  }
}
