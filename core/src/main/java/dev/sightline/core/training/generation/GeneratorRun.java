package dev.sightline.core.training.generation;

import ai.djl.ndarray.NDManager;
import dev.sightline.core.job.PartOfProgress;
import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.bundle.GeneratorBundle;
import dev.sightline.core.model.bundle.GeneratorFiles;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.model.generation.GenerationRequest;
import dev.sightline.core.model.generation.GeneratorWeights;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.TensorFile;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.LearningCurves;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trains a generator by a recipe, from nothing to the bundle with its card: what {@code sightline
 * train} does with such a recipe. A run that was killed goes on from its last checkpoint when it is
 * started again with the same folder.
 */
public final class GeneratorRun {
  private static final double READER = 0.15;
  private static final double AUTOENCODER = 0.25;
  private static final double LATENTS = 0.28;
  private static final double COURSE = 0.38;
  private static final double FLOW = 0.78;
  private static final double ADVERSARIAL = 0.95;

  private final TorchEngine engine;
  private final ModelBundle laboratory;
  private final Path work;

  /**
   * @param laboratory the model whose features the finished generator is measured in
   * @param work where checkpoints, curves and the bundle are written
   */
  public GeneratorRun(TorchEngine engine, ModelBundle laboratory, Path work) {
    this.engine = engine;
    this.laboratory = laboratory;
    this.work = work;
  }

  /**
   * @return the folder of the finished bundle
   * @throws SightlineException if the disk is full, or the user cancelled
   */
  public Path run(GeneratorRecipe recipe, Progress progress) throws SightlineException {
    Path folder = work.resolve(recipe.name());
    LearningCurves curves = new LearningCurves(work.resolve("curves.json"));
    TensorFile weights = weights(recipe, curves, progress);
    curves.writeSvg(work.resolve("curves.svg"));
    GeneratorBundle.Description description =
        new GeneratorBundle.Description(
            GeneratorBundle.Description.SCHEMA,
            recipe.name(),
            recipe.version(),
            "Apache-2.0",
            recipe.config(),
            recipe.options(),
            recipe.world(),
            List.of(),
            List.of());
    String plain = GeneratorCard.of(recipe, Optional.empty());
    GeneratorFiles.write(folder, description, weights, plain, curves.points());
    // as it was written, float16 weights and all
    GeneratorFigures figures =
        new GeneratorEvaluator(engine, laboratory)
            .run(
                GeneratorFiles.open(folder),
                new GeneratorEvaluator.Plan(
                    Split.TEST,
                    recipe.evaluated(),
                    GenerationRequest.Settings.USUAL,
                    recipe.seed()),
                new PartOfProgress(progress, ADVERSARIAL, 1));
    GeneratorFiles.write(
        folder,
        description.withMetrics(figures.asMetrics(GeneratorCard.command(recipe, Split.TEST.key()))),
        weights,
        GeneratorCard.of(recipe, Optional.of(figures)),
        curves.points());
    return folder;
  }

  private TensorFile weights(GeneratorRecipe recipe, LearningCurves curves, Progress progress)
      throws SightlineException {
    GeneratorStages stages = new GeneratorStages(engine, recipe, work, curves);
    try (NDManager manager = engine.newManager();
        ParameterSet parameters = new ParameterSet(manager)) {
      stages.reader(parameters, new PartOfProgress(progress, 0, READER));
      stages.autoencoder(parameters, new PartOfProgress(progress, READER, AUTOENCODER));
      GeneratorStages.Latents latents =
          stages.latents(parameters, new PartOfProgress(progress, AUTOENCODER, LATENTS));
      stages.course(parameters, new PartOfProgress(progress, LATENTS, COURSE));
      stages.flow(parameters, latents, new PartOfProgress(progress, COURSE, FLOW));
      stages.adversarial(parameters, latents, new PartOfProgress(progress, FLOW, ADVERSARIAL));
      Map<String, FloatTensor> weights = new LinkedHashMap<>();
      for (String name : parameters.names()) {
        if (GeneratorWeights.isKept(name)) {
          weights.put(name, TorchEngine.toJava(parameters.get(name)));
        }
      }
      return TensorFile.of(weights);
    }
  }
}
