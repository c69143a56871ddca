package dev.sightline.core.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.BuiltInText;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Everything that decides on a model: sizes, seed, stages. A YAML file in {@code recipes/}.
 *
 * @param name of the bundle
 * @param version of the bundle
 * @param seed of all random numbers
 * @param textEncoder name of the frozen text encoder; its language is that of the captions
 * @param model sizes and heads; labels may be left out and are then taken from the training data
 * @param alignment first stage
 * @param heads second stage
 */
public record Recipe(
    String name,
    String version,
    long seed,
    String textEncoder,
    ModelConfig model,
    AlignmentPlan alignment,
    HeadPlan heads) {

  /** The frozen text encoder. */
  public BuiltInText text() {
    return BuiltInText.of(textEncoder).orElseThrow();
  }

  /**
   * @throws SightlineException if the file is missing or is no recipe
   */
  public static Recipe read(Path file) throws SightlineException {
    ObjectMapper yaml =
        new ObjectMapper(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);
    try {
      Recipe recipe = yaml.readValue(Files.readString(file), Recipe.class);
      if (BuiltInText.of(recipe.textEncoder()).isEmpty()) {
        throw new SightlineException(
            Problem.DATA,
            Phrase.of(
                "{0} names the text encoder “{1}”, which there is not; choose one of {2}.",
                file,
                recipe.textEncoder(),
                Arrays.stream(BuiltInText.values())
                    .map(BuiltInText::id)
                    .collect(Collectors.joining(", "))));
      }
      return recipe;
    } catch (JsonProcessingException e) {
      throw new SightlineException(
          Problem.DATA,
          Phrase.of("{0} is not a training recipe: {1}", file, e.getOriginalMessage()),
          e);
    } catch (IOException e) {
      throw new SightlineException(Problem.FILE, Phrase.of("Cannot read the recipe {0}.", file), e);
    }
  }
}
