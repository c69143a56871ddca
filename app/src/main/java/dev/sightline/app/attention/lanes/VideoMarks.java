package dev.sightline.app.attention.lanes;

import dev.sightline.core.media.Fraction;
import dev.sightline.core.text.Transcript;
import java.util.List;
import java.util.Optional;

/**
 * What a video has on its time line beside the model's answer. Immutable.
 *
 * @param cuts first moments of all shots but the first, s; empty if nobody looked for them
 * @param transcript its subtitles
 */
public record VideoMarks(Optional<List<Fraction>> cuts, Transcript transcript) {
  /** Nothing is known yet. */
  public static final VideoMarks UNKNOWN = new VideoMarks(Optional.empty(), Transcript.EMPTY);

  public VideoMarks {
    cuts = cuts.map(List::copyOf);
  }
}
