package dev.sightline.core.training.generation;

import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.model.generation.GeneratorConfig;
import dev.sightline.core.model.generation.GeneratorSet;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.RecipeFile;
import dev.sightline.core.training.laboratory.StagePlan;
import java.nio.file.Path;

/**
 * Everything that decides on a generator: a YAML file in {@code recipes/}.
 *
 * @param name of the bundle
 * @param version of the bundle
 * @param seed of weights and of what is drawn in training
 * @param world seed of the clips
 * @param set what the clips show
 * @param options what the clips are like
 * @param sizes of the networks
 * @param clips clips that the generators learn from
 * @param longClips clips of twice as many frames that the flow learns from besides
 * @param reader first stage: attributes are read from real clips; only for measuring
 * @param autoencoder second stage: frames become cells
 * @param course third stage: flow matching of courses
 * @param flow fourth stage: flow matching of cells along courses
 * @param adversarial fifth stage: the adversarial network
 * @param evaluated sentences that the finished generators are measured on
 */
public record GeneratorRecipe(
    String name,
    String version,
    long seed,
    long world,
    GeneratorSet set,
    WorldOptions options,
    Sizes sizes,
    int clips,
    int longClips,
    StagePlan reader,
    StagePlan autoencoder,
    StagePlan course,
    StagePlan flow,
    StagePlan adversarial,
    int evaluated) {

  /** Sizes of the networks, see {@link GeneratorConfig}. */
  public record Sizes(
      int channels,
      int pair,
      int dim,
      int layers,
      int heads,
      int hidden,
      int courseDim,
      int courseLayers,
      int noise,
      int width,
      int longest) {}

  /** Sizes with the words of the grammar. */
  public GeneratorConfig config() {
    Sizes s = sizes;
    return new GeneratorConfig(
        set,
        s.channels(),
        s.pair(),
        s.dim(),
        s.layers(),
        s.heads(),
        s.hidden(),
        s.courseDim(),
        s.courseLayers(),
        s.noise(),
        s.width(),
        s.longest(),
        ClipWorld.vocabulary(set));
  }

  /** True if a recipe file is of this kind: it has an {@code autoencoder}. */
  public static boolean isOne(Path file) throws SightlineException {
    return RecipeFile.has(file, "autoencoder");
  }

  /**
   * @throws SightlineException if the file is missing or is no recipe
   */
  public static GeneratorRecipe read(Path file) throws SightlineException {
    return RecipeFile.read(file, GeneratorRecipe.class);
  }
}
