package dev.sightline.core.training.speech;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.sightline.core.model.speech.SpeechSizes;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Everything that decides on heads for speech: a YAML file in {@code recipes/}.
 *
 * @param name of the heads
 * @param version of the heads
 * @param seed of the batches
 * @param textEncoder name of the frozen text encoder
 * @param speech what is read of an utterance and of those before it
 * @param ridge weight of half the squared norm of a head's weights
 * @param rate highest learning rate
 * @param steps steps of each head
 * @param batch utterances of a step
 */
public record SpeechRecipe(
    String name,
    String version,
    long seed,
    String textEncoder,
    SpeechSizes speech,
    double ridge,
    double rate,
    int steps,
    int batch) {

  /** True if a recipe file is of this kind: it has a part {@code speech}. */
  public static boolean isOne(Path file) throws SightlineException {
    return tree(file).has("speech");
  }

  /**
   * @throws SightlineException if the file is missing or is no recipe
   */
  public static SpeechRecipe read(Path file) throws SightlineException {
    try {
      return yaml().treeToValue(tree(file), SpeechRecipe.class);
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
