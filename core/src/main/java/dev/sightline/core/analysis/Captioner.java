package dev.sightline.core.analysis;

import dev.sightline.core.job.Progress;
import dev.sightline.core.model.caption.SpokenCaption;
import dev.sightline.core.model.caption.WordScores;
import dev.sightline.core.problem.SightlineException;
import java.util.List;

/** Says in words what clips show. Thread-safe; blocks, so never on the FX thread. */
public interface Captioner {
  /** Language of what it says (ISO 639-1). */
  String language();

  /**
   * One sentence about some clips together.
   *
   * @param clips indices, ascending, at least one; a handful is enough
   * @return its words' maps are {@code [clips, h, w]}
   * @throws SightlineException if the user cancelled
   */
  default SpokenCaption caption(VideoFeatures features, List<Integer> clips, Progress progress)
      throws SightlineException {
    return caption(features, clips, new boolean[0], progress);
  }

  /**
   * The same with cells hidden.
   *
   * @param hidden {@code [clips, t, h, w]}: cells that get no attention; empty for none
   * @throws SightlineException if the user cancelled
   */
  SpokenCaption caption(
      VideoFeatures features, List<Integer> clips, boolean[] hidden, Progress progress)
      throws SightlineException;

  /**
   * How likely the words of a sentence are beside clips, of which cells can be hidden.
   *
   * @param clips as for {@link #caption(VideoFeatures, List, Progress)}
   * @param said what this captioner said
   */
  WordScores scores(VideoFeatures features, List<Integer> clips, SpokenCaption said);
}
