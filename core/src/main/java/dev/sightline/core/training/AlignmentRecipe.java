package dev.sightline.core.training;

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
 * How the alignment of a finished model is trained anew while all else of it stays: a YAML file in
 * {@code recipes/}.
 *
 * @param name of the recipe, for its folder
 * @param version of the bundle that comes out
 * @param seed of all random numbers
 * @param videoViews views of each captioned video
 * @param fresh true to begin with random weights, false with those of the model
 * @param alignment how it is trained; its {@code topRate} is 0, as heads read what the top makes
 */
public record AlignmentRecipe(
    String name,
    String version,
    long seed,
    int videoViews,
    boolean fresh,
    AlignmentPlan alignment) {

  /** True if a recipe file is of this kind: it has an {@code alignment} and no {@code model}. */
  public static boolean isOne(Path file) throws SightlineException {
    JsonNode tree = tree(file);
    return tree.has("alignment") && !tree.has("model");
  }

  /**
   * @throws SightlineException if the file is missing or is no such recipe
   */
  public static AlignmentRecipe read(Path file) throws SightlineException {
    try {
      AlignmentRecipe recipe = yaml().treeToValue(tree(file), AlignmentRecipe.class);
      if (recipe.alignment().topRate() != 0 || recipe.alignment().labelledEvery() != 0) {
        throw new SightlineException(
            Problem.DATA,
            file
                + " changes the top of the video encoder, which the heads of a finished model read;"
                + " set topRate and labelledEvery to 0.");
      }
      return recipe;
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
