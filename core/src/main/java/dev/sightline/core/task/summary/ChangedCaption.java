package dev.sightline.core.task.summary;

import dev.sightline.core.analysis.Captioner;
import dev.sightline.core.analysis.Mask;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.caption.SpokenCaption;
import dev.sightline.core.problem.SightlineException;
import java.util.Arrays;
import java.util.Optional;

/**
 * What is said of a shot after changes to the video, beside what was said before.
 *
 * @param before without changes
 * @param after with them
 * @param probabilities {@code [words]}: of each word of before, after the words before it, with the
 *     changes; 0 to 1
 */
public record ChangedCaption(ShotCaption before, SpokenCaption after, double[] probabilities) {
  /**
   * @param original the video without changes
   * @param changed with as many clips
   * @param hidden what is hidden of the changed one
   * @return empty if the changes do not touch what the shot's caption was said of
   * @throws SightlineException if the user cancelled
   */
  public static Optional<ChangedCaption> of(
      Captioner captioner,
      ShotCaption before,
      VideoFeatures original,
      VideoFeatures changed,
      Mask hidden,
      Progress progress)
      throws SightlineException {
    if (original.clips().size() != changed.clips().size()) {
      throw new IllegalArgumentException("the changes take clips out or add some");
    }
    int cells = changed.grid().cells();
    boolean[] hides = new boolean[before.clips().size() * cells];
    boolean touched = false;
    for (int i = 0; i < before.clips().size(); i++) {
      int clip = before.clips().get(i);
      for (int c = 0; c < cells; c++) {
        hides[i * cells + c] = hidden.isCellHidden(clip * cells + c);
        touched |= hides[i * cells + c];
      }
      int length = cells * changed.channels();
      touched |=
          !Arrays.equals(
              original.cells(),
              clip * length,
              (clip + 1) * length,
              changed.cells(),
              clip * length,
              (clip + 1) * length);
    }
    if (!touched) {
      return Optional.empty();
    }
    double[] log = captioner.scores(changed, before.clips(), before.caption()).of(hides);
    return Optional.of(
        new ChangedCaption(
            before,
            captioner.caption(changed, before.clips(), hides, progress),
            Arrays.stream(log).map(Math::exp).toArray()));
  }
}
