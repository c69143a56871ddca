package dev.sightline.core.training.caption;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.IOException;
import java.nio.file.Files;
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
    return tree(file).has("decoder");
  }

  /**
   * @throws SightlineException if the file is missing or is no recipe
   */
  public static CaptionRecipe read(Path file) throws SightlineException {
    try {
      return yaml().treeToValue(tree(file), CaptionRecipe.class);
    } catch (JsonProcessingException e) {
      throw notOne(file, e);
    }
  }

  private static JsonNode tree(Path file) throws SightlineException {
    try {
      return yaml().readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw notOne(file, e);
    } catch (IOException e) {
      throw new SightlineException(Problem.FILE, "Cannot read the recipe " + file + ".", e);
    }
  }

  private static SightlineException notOne(Path file, JsonProcessingException e) {
    return new SightlineException(
        Problem.DATA, file + " is not a training recipe: " + e.getOriginalMessage(), e);
  }

  private static ObjectMapper yaml() {
    return new ObjectMapper(new YAMLFactory())
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);
  }
}
