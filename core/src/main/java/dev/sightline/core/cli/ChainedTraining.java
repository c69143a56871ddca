package dev.sightline.core.cli;

import dev.sightline.core.analysis.ContentHash;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Trainings one after the other, each from what the one before it made. One that was finished by
 * the same recipe is not done again, so a chain that was stopped goes on where it was.
 */
final class ChainedTraining {
  /** In the folder of a finished training: hash of its recipe, and the name of its bundle. */
  static final String FINISHED = "finished";

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
        String hash = ContentHash.of(recipes.get(i), Progress.NONE);
        Optional<Path> kept = kept(mark, hash);
        if (kept.isEmpty()) {
          Path bundle = step.run(recipes.get(i), made, folder);
          Files.writeString(mark, hash + "\n" + folder.relativize(bundle));
          kept = Optional.of(bundle);
        }
        made = kept;
      } catch (IOException e) {
        throw new SightlineException(
            Problem.FILE, "The folder " + folder + " cannot be written to.", e);
      }
    }
    return made.orElseThrow();
  }

  /** True if a chain was begun in that folder. */
  static boolean began(Path work) {
    return Files.isDirectory(work.resolve("1"));
  }

  /** The bundle of a training that was finished by the same recipe, if it is still there. */
  private static Optional<Path> kept(Path mark, String hash) throws IOException {
    if (!Files.exists(mark)) {
      return Optional.empty();
    }
    String[] said = Files.readString(mark).split("\n", 2);
    return said.length == 2 && said[0].equals(hash)
        ? Optional.of(mark.resolveSibling(said[1])).filter(Files::exists)
        : Optional.empty();
  }
}
