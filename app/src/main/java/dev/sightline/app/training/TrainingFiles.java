package dev.sightline.app.training;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.data.own.DataReport;
import dev.sightline.core.training.own.Mistake;
import dev.sightline.core.training.own.OwnRequest;
import dev.sightline.core.training.own.OwnResult;
import dev.sightline.core.training.own.OwnWatch;
import java.nio.file.Path;
import java.util.List;

/** Data sets and trainings of the user's. Thread-safe; blocks. */
public interface TrainingFiles {
  /**
   * Opens every video of a data set and says what is wrong with it.
   *
   * @throws SightlineException if it is none, or the user cancelled
   */
  DataReport check(Path source, Progress progress) throws SightlineException;

  /**
   * Why no new model can be called so; empty if it can.
   *
   * @param name as it was typed
   */
  String problemOf(String name);

  /**
   * Trains; goes on with a training of the same request that was stopped.
   *
   * @throws SightlineException if it fails, or the user cancelled: what is needed to go on is kept
   */
  OwnResult train(OwnRequest request, DataReport report, OwnWatch watch, Progress progress)
      throws SightlineException;

  /** The trainings that were begun and not finished. */
  List<OwnRequest> unfinished();

  /**
   * Deletes what a stopped training has kept.
   *
   * @throws SightlineException if it cannot be deleted
   */
  void discard(OwnRequest request) throws SightlineException;

  /** The mistakes of a finished training; empty for a model that was not trained here. */
  List<Mistake> mistakes(String model);
}
