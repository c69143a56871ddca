package dev.sightline.core.training;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.List;

/**
 * Recipes that make a model one after the other, each from the bundle that the one before it made:
 * a YAML file in {@code recipes/}.
 *
 * @param name for the folder of the run
 * @param chain files of the recipes, at least one, relative to the folder of this one
 */
public record RecipeChain(String name, List<String> chain) {
  public RecipeChain {
    chain = List.copyOf(chain);
  }

  /** True if a recipe file is of this kind. */
  public static boolean isOne(Path file) throws SightlineException {
    return RecipeFile.has(file, "chain");
  }

  /**
   * @throws SightlineException if the file is missing, or is no chain of other recipes
   */
  public static RecipeChain read(Path file) throws SightlineException {
    RecipeChain read = RecipeFile.read(file, RecipeChain.class);
    if (read.chain().isEmpty()) {
      throw new SightlineException(Problem.DATA, file + " names no recipe in its chain.");
    }
    for (Path recipe : read.recipes(file)) {
      if (isOne(recipe)) {
        throw new SightlineException(
            Problem.DATA, file + " may not hold another chain, as " + recipe + " is.");
      }
    }
    return read;
  }

  /**
   * The files of the recipes, in their order.
   *
   * @param file this recipe's own
   */
  public List<Path> recipes(Path file) {
    return chain.stream().map(file::resolveSibling).toList();
  }
}
