package dev.sightline.core.training.caption;

import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.RecipeFile;
import java.nio.file.Path;

/**
 * Everything that decides on a caption decoder: a YAML file in {@code recipes/}.
 *
 * @param name of the recipe, for its folder
 * @param seed of all random numbers
 * @param language of the captions: {@code en} or {@code zh}
 * @param decoder sizes
 * @param training how it is trained
 */
public record CaptionRecipe(
    String name, long seed, String language, Sizes decoder, CaptionPlan training) {

  /**
   * Sizes of the decoder, see {@link dev.sightline.core.model.CaptionConfig}.
   *
   * @param dim width
   * @param layers layers
   * @param heads attention heads of each layer
   * @param hidden width of the feed-forward blocks
   * @param longest most words of a caption
   */
  public record Sizes(int dim, int layers, int heads, int hidden, int longest) {}

  /** True if a recipe file is of this kind: it has a {@code decoder}. */
  public static boolean isOne(Path file) throws SightlineException {
    return RecipeFile.has(file, "decoder");
  }

  /**
   * @throws SightlineException if the file is missing or is no recipe
   */
  public static CaptionRecipe read(Path file) throws SightlineException {
    return RecipeFile.read(file, CaptionRecipe.class);
  }
}
