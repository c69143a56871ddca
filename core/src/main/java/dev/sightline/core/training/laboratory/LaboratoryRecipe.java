package dev.sightline.core.training.laboratory;

import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.bundle.VideoFamily;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.RecipeFile;
import java.nio.file.Path;
import java.util.Map;

/**
 * Everything that decides on a model of the laboratory. A YAML file in {@code recipes/}.
 *
 * @param name of the bundle
 * @param version of the bundle
 * @param seed of weights and dropout
 * @param world seed of the videos
 * @param options what the videos are like
 * @param family of the video encoder
 * @param model sizes and heads
 * @param recognition first stage: the video encoder tells what objects are and do
 * @param videos second stage: everything above the video encoder
 * @param sets items of each task whose clips the second stage makes its videos of
 * @param questions of each task in a step of the second stage: pairs, where a task has pairs
 * @param evaluated items of each task that the finished model is measured on, even
 */
public record LaboratoryRecipe(
    String name,
    String version,
    long seed,
    long world,
    WorldOptions options,
    VideoFamily family,
    ModelConfig model,
    StagePlan recognition,
    StagePlan videos,
    Map<LabTask, Integer> sets,
    Map<LabTask, Integer> questions,
    int evaluated) {
  public LaboratoryRecipe {
    sets = Map.copyOf(sets);
    questions = Map.copyOf(questions);
  }

  /** True if a recipe file is of this kind: it has a {@code world}. */
  public static boolean isOne(Path file) throws SightlineException {
    return RecipeFile.has(file, "world");
  }

  /**
   * @throws SightlineException if the file is missing or is no recipe
   */
  public static LaboratoryRecipe read(Path file) throws SightlineException {
    return RecipeFile.read(file, LaboratoryRecipe.class);
  }
}
