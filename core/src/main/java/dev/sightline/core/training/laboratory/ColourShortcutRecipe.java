package dev.sightline.core.training.laboratory;

import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.RecipeFile;
import java.nio.file.Path;

/**
 * How a head is made to learn a shortcut: a YAML file in {@code recipes/}.
 *
 * @param name of the bundle
 * @param version of the bundle
 * @param base name of the bundled model that it builds upon
 * @param seed of the training
 * @param world seed of the videos
 * @param crossings videos of each part
 */
public record ColourShortcutRecipe(
    String name, String version, String base, long seed, long world, Crossings crossings) {

  /**
   * Videos of each part, half of them to each side.
   *
   * @param train to learn from: the colour tells the way
   * @param dev to choose the epoch by: the colour tells the way
   * @param test measured once: things have the colour of the other way
   */
  public record Crossings(int train, int dev, int test) {}

  /** True if a recipe file is of this kind: it says how many {@code crossings} are drawn. */
  public static boolean isOne(Path file) throws SightlineException {
    return RecipeFile.has(file, "crossings");
  }

  /**
   * @throws SightlineException if the file is missing or is no such recipe
   */
  public static ColourShortcutRecipe read(Path file) throws SightlineException {
    return RecipeFile.read(file, ColourShortcutRecipe.class);
  }
}
