package dev.sightline.core.training.generation;

import ai.djl.ndarray.NDManager;
import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.generation.AdversarialNet;
import dev.sightline.core.model.generation.ClipReader;
import dev.sightline.core.model.generation.FlowNet;
import dev.sightline.core.model.generation.FlowSizes;
import dev.sightline.core.model.generation.FrameCoder;
import dev.sightline.core.model.generation.GeneratorConfig;
import dev.sightline.core.model.generation.ReadAttribute;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.LearningCurves;
import dev.sightline.core.training.laboratory.StageLoop;
import dev.sightline.core.training.laboratory.StagePlan;
import java.nio.file.Path;
import java.util.List;

/**
 * The stages of a generator's training, each with its own checkpoint, each leaving its parameters
 * in one set. Those of a stage that has its checkpoint are not trained again.
 */
final class GeneratorStages {
  /** Names of the stages, for curves and progress. */
  static final String READER = "reader";

  static final String AUTOENCODER = "autoencoder";
  static final String COURSE = "course";
  static final String FLOW = "flow";
  static final String ADVERSARIAL = "adversarial";

  private final TorchEngine engine;
  private final GeneratorRecipe recipe;
  private final GeneratorConfig config;
  private final ClipWorld world;
  private final Path work;
  private final LearningCurves curves;

  GeneratorStages(TorchEngine engine, GeneratorRecipe recipe, Path work, LearningCurves curves)
      throws SightlineException {
    this.engine = engine;
    this.recipe = recipe;
    this.config = recipe.config();
    this.world = ClipWorld.of(recipe.set(), recipe.world(), recipe.options());
    this.work = work;
    this.curves = curves;
  }

  void reader(ParameterSet into, Progress progress) throws SightlineException {
    StagePlan plan = recipe.reader();
    train(
        READER,
        plan,
        into,
        (own, stage) -> {
          List<ReadAttribute> attributes = recipe.set().attributes();
          ClipReader.init(attributes, own, recipe.seed());
          ClipWorld wide = ClipWorld.wide(recipe.set(), recipe.world(), recipe.options());
          stage.run(
              new ReaderStage(engine, own, attributes, wide, plan.batch()),
              List.copyOf(own.names()));
        },
        progress);
  }

  void autoencoder(ParameterSet into, Progress progress) throws SightlineException {
    StagePlan plan = recipe.autoencoder();
    train(
        AUTOENCODER,
        plan,
        into,
        (own, stage) -> {
          FrameCoder.init(config.channels(), own, recipe.seed());
          stage.run(
              new CoderStage(engine, own, world, plan.batch(), config.channels()),
              List.copyOf(own.names()));
        },
        progress);
  }

  /**
   * Encodes what the generators learn from, and leaves the channels' means and deviations.
   *
   * @param clips standardised, of 16 frames
   * @param longClips standardised, of 32
   */
  record Latents(LatentClips clips, LatentClips longClips) {}

  Latents latents(ParameterSet parameters, Progress progress) throws SightlineException {
    try (NDManager manager = engine.newManager()) {
      LatentClips clips =
          LatentClips.kept(
              manager,
              parameters,
              world,
              new LatentClips.Part(Split.TRAIN, 0, recipe.clips(), GeneratorConfig.FRAMES),
              work.resolve("clips.safetensors"),
              progress);
      LatentClips longClips =
          LatentClips.kept(
              manager,
              parameters,
              world,
              new LatentClips.Part(
                  Split.TRAIN, recipe.clips(), recipe.longClips(), GeneratorConfig.MOST_FRAMES),
              work.resolve("long-clips.safetensors"),
              progress);
      clips.measure(config, parameters);
      return new Latents(
          clips.standardised(config, parameters), longClips.standardised(config, parameters));
    }
  }

  /** The flow that makes courses. */
  void course(ParameterSet into, Progress progress) throws SightlineException {
    train(
        COURSE,
        recipe.course(),
        into,
        flow(config.courseFlow(), new FlowMaterial.Courses(world, config.pair()), recipe.course()),
        progress);
  }

  /** The flow that makes cells along courses. */
  void flow(ParameterSet into, Latents latents, Progress progress) throws SightlineException {
    train(
        FLOW,
        recipe.flow(),
        into,
        flow(
            config.cellFlow(),
            new FlowMaterial.Cells(latents.clips(), latents.longClips(), config),
            recipe.flow()),
        progress);
  }

  private Training flow(FlowSizes sizes, FlowMaterial material, StagePlan plan) {
    return (own, stage) -> {
      FlowNet.init(sizes, own, recipe.seed());
      stage.run(
          new FlowStage(engine, sizes, config, own, material, plan.batch(), recipe.seed()),
          List.copyOf(own.names()));
    };
  }

  void adversarial(ParameterSet into, Latents latents, Progress progress)
      throws SightlineException {
    StagePlan plan = recipe.adversarial();
    train(
        ADVERSARIAL,
        plan,
        into,
        (own, stage) -> {
          AdversarialNet.init(config, own, recipe.seed());
          stage.run(
              new AdversarialStage(
                  engine, config, own, latents.clips(), plan.batch(), recipe.seed()),
              List.copyOf(own.names()));
        },
        progress);
  }

  /** Runs a stage on the parameters that it trains. */
  private interface Runner {
    <D> void run(StageLoop.Stage<D> stage, List<String> trained) throws SightlineException;
  }

  /** Makes parameters and runs the stage. */
  private interface Training {
    void run(ParameterSet own, Runner stage) throws SightlineException;
  }

  private void train(
      String name, StagePlan plan, ParameterSet into, Training training, Progress progress)
      throws SightlineException {
    try (NDManager manager = engine.newManager();
        ParameterSet own = new ParameterSet(manager)) {
      training.run(
          own,
          new Runner() {
            @Override
            public <D> void run(StageLoop.Stage<D> stage, List<String> trained)
                throws SightlineException {
              new StageLoop(engine, name, plan, recipe.seed())
                  .run(
                      stage,
                      own,
                      trained,
                      work.resolve(name + ".checkpoint"),
                      curves::add,
                      progress);
            }
          });
      for (String parameter : own.names()) {
        into.put(
            parameter, own.get(parameter).toFloatArray(), own.get(parameter).getShape().getShape());
      }
    }
  }
}
