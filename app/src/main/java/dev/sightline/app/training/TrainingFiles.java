package dev.sightline.app.training;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.data.own.DataReport;
import dev.sightline.core.training.own.Answered;
import dev.sightline.core.training.own.Mistake;
import dev.sightline.core.training.own.OwnRequest;
import dev.sightline.core.training.own.OwnResult;
import dev.sightline.core.training.own.OwnWatch;
import dev.sightline.core.training.own.TakenNames;
import java.nio.file.Path;
import java.util.List;

/** Data sets and trainings of the user's. Thread-safe; blocks. */
public interface TrainingFiles {
  /**
   * Opens every video of a data set and says what is wrong with it.
   *
   * @param seed of the parts, where the set gives none
   * @throws SightlineException if it is none, or the user cancelled
   */
  DataReport check(Path source, long seed, Progress progress) throws SightlineException;

  /**
   * The models that a new one can build upon, the usual one first. None of them is opened whole.
   *
   * @throws SightlineException if the models cannot be listed
   */
  List<Base> bases() throws SightlineException;

  /**
   * The names that a new model cannot have.
   *
   * @throws SightlineException if they cannot be read
   */
  TakenNames taken() throws SightlineException;

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
   * Deletes what a stopped training has kept; nothing of another one of its name.
   *
   * @throws SightlineException if it cannot be deleted
   */
  void discard(OwnRequest request) throws SightlineException;

  /** What its head said of the videos that it was not trained on; empty if that was not kept. */
  List<Answered> answers(String model);

  /** The mistakes of a finished training; empty for a model that was not trained here. */
  List<Mistake> mistakes(String model);
}
