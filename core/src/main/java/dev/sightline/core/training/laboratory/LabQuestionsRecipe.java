package dev.sightline.core.training.laboratory;

import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.RecipeFile;
import java.nio.file.Path;
import java.util.Map;

/**
 * How a model of the laboratory learns to answer questions with open answers: a YAML file in {@code
 * recipes/}.
 *
 * @param name of the bundle
 * @param version of the bundle
 * @param seed of weights and of the order of questions
 * @param world seed of the videos
 * @param training of fusion and head; its {@code batch} is the number of videos of each kind of
 *     question in a step
 * @param sets items of each task whose clips are asked about
 * @param asked questions of each kind that the finished model is measured on
 * @param confidence how it is fitted how far the answers can be trusted; that alone needs data
 */
public record LabQuestionsRecipe(
    String name,
    String version,
    long seed,
    long world,
    StagePlan training,
    Map<LabTask, Integer> sets,
    int asked,
    TrustPlan confidence) {
  public LabQuestionsRecipe {
    sets = Map.copyOf(sets);
  }

  /** True if a recipe file is of this kind: it says how many are {@code asked}. */
  public static boolean isOne(Path file) throws SightlineException {
    return RecipeFile.has(file, "asked");
  }

  /**
   * @throws SightlineException if the file is missing or is no such recipe
   */
  public static LabQuestionsRecipe read(Path file) throws SightlineException {
    return RecipeFile.read(file, LabQuestionsRecipe.class);
  }
}
