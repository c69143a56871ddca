package dev.sightline.core.training.pretraining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Optional;

/**
 * Everything that decides on a pre-training: a YAML file in {@code recipes/}.
 *
 * @param name of the bundle
 * @param version of the bundle
 * @param seed of all random numbers
 * @param textEncoder name of the frozen text encoder
 * @param model sizes; it has no heads
 * @param laboratory draws its pairs of the laboratory; empty: photographs and videos of {@code
 *     --data}
 * @param training how it is trained
 * @param labels how it is measured what that saves in labels
 */
public record PretrainRecipe(
    String name,
    String version,
    long seed,
    String textEncoder,
    ModelConfig model,
    Optional<World> laboratory,
    PretrainPlan training,
    Optional<LabelPlan> labels) {

  /**
   * What is drawn of the laboratory.
   *
   * @param world seed of the videos
   * @param captions videos of several clips with a sentence about one of them
   * @param statements single clips with a sentence that is true of them
   * @param dev videos of each that are looked at and not learned from
   */
  public record World(long world, int captions, int statements, int dev) {
    /**
     * @throws IllegalArgumentException if a number is below 2
     */
    public World {
      if (captions < 2 || statements < 2 || dev < 2) {
        throw new IllegalArgumentException("a pre-training needs two videos of each kind at least");
      }
    }
  }

  /** The frozen text encoder. */
  public BuiltInText text() {
    return BuiltInText.of(textEncoder).orElseThrow();
  }

  /**
   * @throws SightlineException if the file is missing or is no recipe of this kind
   */
  public static PretrainRecipe read(Path file) throws SightlineException {
    ObjectMapper yaml =
        new ObjectMapper(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    try {
      JsonNode tree = yaml.readTree(Files.readString(file));
      Content read = yaml.treeToValue(tree, Content.class);
      if (read == null || read.name() == null || read.model() == null || read.training() == null) {
        throw bad(file, Phrase.of("it lacks name, model or training"), null);
      }
      if (BuiltInText.of(String.valueOf(read.textEncoder())).isEmpty()) {
        throw bad(file, Phrase.of("there is no text encoder “{0}”", read.textEncoder()), null);
      }
      if (!read.model().heads().isEmpty()) {
        throw bad(file, Phrase.of("a pre-trained model has no heads"), null);
      }
      return new PretrainRecipe(
          read.name(),
          read.version() == null ? "1.0" : read.version(),
          read.seed(),
          read.textEncoder(),
          read.model(),
          Optional.ofNullable(read.laboratory()),
          read.training(),
          Optional.ofNullable(read.labels()));
    } catch (JsonProcessingException e) {
      throw bad(file, Phrase.plain(e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new SightlineException(Problem.FILE, Phrase.of("Cannot read the recipe {0}.", file), e);
    }
  }

  /** The file as it stands. */
  private record Content(
      String name,
      String version,
      long seed,
      String textEncoder,
      ModelConfig model,
      World laboratory,
      PretrainPlan training,
      LabelPlan labels) {}

  private static SightlineException bad(Path file, Phrase why, Exception cause) {
    return new SightlineException(
        Problem.DATA, Phrase.of("{0} is not a recipe of a pre-training: {1}.", file, why), cause);
  }
}
