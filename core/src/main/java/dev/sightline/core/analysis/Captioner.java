package dev.sightline.core.analysis;

import dev.sightline.core.job.Progress;
import dev.sightline.core.model.caption.SpokenCaption;
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
  SpokenCaption caption(VideoFeatures features, List<Integer> clips, Progress progress)
      throws SightlineException;
}
