package dev.sightline.app.models;

import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;

/** Finds the videos behind a confusion matrix. Thread-safe; blocks, so never on the FX thread. */
@FunctionalInterface
public interface CellFiles {
  /** Which cell of which matrix. */
  record Asked(String task, String split, String side, String truth, String predicted) {}

  /** Where the videos come from. */
  enum Origin {
    /** They are those that were measured. */
    EVALUATION,
    /** Videos of the library that fall into the cell; those that were measured are elsewhere. */
    LIBRARY
  }

  /**
   * What was found.
   *
   * @param files where each lies
   * @param ids those in the library; empty if the videos were not looked up there
   */
  record Found(Origin origin, List<Path> files, List<Long> ids) {
    public Found {
      files = List.copyOf(files);
      ids = List.copyOf(ids);
    }
  }

  /**
   * Finds.
   *
   * @throws SightlineException if the library cannot be read
   */
  Found find(ModelFacts model, Asked cell) throws SightlineException;
}
