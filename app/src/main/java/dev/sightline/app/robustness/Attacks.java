package dev.sightline.app.robustness;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.robustness.AttackOutcome;
import dev.sightline.core.training.robustness.AttackedSet;
import java.nio.file.Path;
import java.util.Optional;

/** Runs attacks. Its methods block and never run on the FX thread; thread-safe. */
public interface Attacks {
  /**
   * What is attacked.
   *
   * @param features the open video
   * @param analysis what the model says of it
   * @param head key of the head that is to err
   * @param label the class that the attack leads away from
   */
  record Scene(VideoFeatures features, Analysis analysis, String head, int label) {}

  /**
   * One attack.
   *
   * @throws SightlineException {@code UNSUPPORTED} with a sentence for the user if model or input
   *     lack what it needs; or the user cancelled
   */
  AttackOutcome attack(Scene scene, AttackWish wish, Progress progress) throws SightlineException;

  /**
   * All strengths of one kind on the open video.
   *
   * @throws SightlineException as {@link #attack}
   */
  StrengthCurve curve(Scene scene, AttackWish wish, Progress progress) throws SightlineException;

  /**
   * All strengths of one kind on a labelled set; goes on where it was stopped.
   *
   * @param set which set, and so which head
   * @param folder of the set, or of all sets; empty for a set that is drawn
   * @param checks whether to look for signs of masked gradients too, at the chosen strength; of
   *     gradient attacks only
   * @throws SightlineException if that is no such set; else as {@link #attack}
   */
  StrengthCurve overSet(
      AttackedSet set, Optional<Path> folder, AttackWish wish, boolean checks, Progress progress)
      throws SightlineException;
}
