package dev.sightline.core.training;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.Objects;

/**
 * How the alignment of a finished model is trained anew while all else of it stays: a YAML file in
 * {@code recipes/}.
 *
 * @param name of the recipe, for its folder
 * @param version of the bundle that comes out
 * @param seed of all random numbers
 * @param videoViews views of each captioned video
 * @param fresh true to begin with random weights, false with those of the model
 * @param tried what was tried before it was chosen, Markdown for the card
 * @param alignment how it is trained; its {@code topRate} is 0, as heads read what the top makes
 */
public record AlignmentRecipe(
    String name,
    String version,
    long seed,
    int videoViews,
    boolean fresh,
    String tried,
    AlignmentPlan alignment) {
  public AlignmentRecipe {
    Objects.requireNonNull(tried, "tried");
  }

  /** True if a recipe file is of this kind: it has an {@code alignment} and no {@code model}. */
  public static boolean isOne(Path file) throws SightlineException {
    return RecipeFile.has(file, "alignment") && !RecipeFile.has(file, "model");
  }

  /**
   * @throws SightlineException if the file is missing or is no such recipe
   */
  public static AlignmentRecipe read(Path file) throws SightlineException {
    AlignmentRecipe recipe = RecipeFile.read(file, AlignmentRecipe.class);
    if (recipe.alignment().topRate() != 0 || recipe.alignment().labelledEvery() != 0) {
      throw new SightlineException(
          Problem.DATA,
          Phrase.of(
              "{0} changes the top of the video encoder, which the heads of a finished "
                  + "model read; set topRate and labelledEvery to 0.",
              file));
    }
    return recipe;
  }
}
