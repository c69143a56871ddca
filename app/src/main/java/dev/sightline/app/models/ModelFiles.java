package dev.sightline.app.models;

import dev.sightline.core.job.Progress;
import dev.sightline.core.model.bundle.InstalledBundle;
import dev.sightline.core.model.bundle.MeasuredHere;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.measuring.MeasureRequest;
import java.nio.file.Path;
import java.util.List;

/** The models at hand. Thread-safe; blocks. */
public interface ModelFiles {
  /**
   * All of them, those of the product first.
   *
   * @throws SightlineException if they cannot be listed
   */
  List<InstalledBundle> list() throws SightlineException;

  /**
   * Opens and verifies one.
   *
   * @throws SightlineException if it is broken
   */
  ModelFacts facts(InstalledBundle bundle) throws SightlineException;

  /**
   * Checks a bundle and copies it to the others.
   *
   * @param source a file or folder
   * @throws SightlineException if it is broken or cannot be copied
   */
  InstalledBundle install(Path source) throws SightlineException;

  /**
   * Deletes one that the user installed.
   *
   * @throws SightlineException if it cannot be deleted
   */
  void remove(InstalledBundle bundle) throws SightlineException;

  /**
   * Writes one as a single file, whole or not at all.
   *
   * @throws SightlineException if it is broken or cannot be written, or the user cancelled
   */
  void save(InstalledBundle bundle, Path target, Progress progress) throws SightlineException;

  /**
   * Measures one and keeps the figures on this machine.
   *
   * @return all that was measured of it here, the newest first
   * @throws SightlineException if it cannot be measured so, or the user cancelled
   */
  List<MeasuredHere> measure(InstalledBundle bundle, MeasureRequest request, Progress progress)
      throws SightlineException;
}
