package dev.sightline.core.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a YAML recipe into a record; nothing may be missing in it. Stateless. */
public final class RecipeFile {
  private RecipeFile() {}

  /**
   * True if the recipe has that key at its top, which tells the kinds apart.
   *
   * @throws SightlineException if the file is missing or no YAML
   */
  public static boolean has(Path file, String key) throws SightlineException {
    return tree(file).has(key);
  }

  /**
   * @throws SightlineException {@code FILE} if it is missing; {@code DATA} if it is no recipe of
   *     that kind
   */
  public static <T> T read(Path file, Class<T> kind) throws SightlineException {
    try {
      return yaml().treeToValue(tree(file), kind);
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
      throw new SightlineException(Problem.FILE, Phrase.of("Cannot read the recipe {0}.", file), e);
    }
  }

  private static SightlineException notOne(Path file, JsonProcessingException e) {
    return new SightlineException(
        Problem.DATA,
        Phrase.of("{0} is not a training recipe: {1}", file, e.getOriginalMessage()),
        e);
  }

  private static ObjectMapper yaml() {
    return new ObjectMapper(new YAMLFactory())
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);
  }
}
