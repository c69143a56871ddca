package dev.sightline.core.cli;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Trainings one after the other, each from what the one before it made. One that was finished is
 * not done again, so a chain that was stopped goes on where it was.
 */
final class ChainedTraining {
  /** In the folder of a finished training: the name of its bundle. */
  private static final String FINISHED = "finished";

  /** A single training. */
  interface Step {
    /**
     * @param from the bundle that the step before made; empty for the first
     * @param work a folder of its own
     * @return the folder of its bundle, in {@code work}
     */
    Path run(Path recipe, Optional<Path> from, Path work) throws SightlineException;
  }

  private ChainedTraining() {}

  /**
   * @param work each training gets a numbered folder in it
   * @return the bundle of the last one
   * @throws SightlineException what a step throws; {@code FILE} if the folder cannot be written to
   */
  static Path run(List<Path> recipes, Path work, Step step) throws SightlineException {
    Optional<Path> made = Optional.empty();
    for (int i = 0; i < recipes.size(); i++) {
      Path folder = work.resolve(Integer.toString(i + 1));
      Path mark = folder.resolve(FINISHED);
      try {
        if (Files.exists(mark)) {
          made = Optional.of(folder.resolve(Files.readString(mark).strip()));
          continue;
        }
        Path bundle = step.run(recipes.get(i), made, folder);
        Files.writeString(mark, folder.relativize(bundle).toString());
        made = Optional.of(bundle);
      } catch (IOException e) {
        throw new SightlineException(
            Problem.FILE, "The folder " + folder + " cannot be written to.", e);
      }
    }
    return made.orElseThrow();
  }
}
