package dev.sightline.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.Side;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.Factor;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.words.Phrase;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Trains each head alone on the plain pooled vectors of text and video, which are the same in every
 * step and so cost next to nothing. The fusion then starts from a head that already works; a head
 * that it has nothing to tell is finished then.
 */
final class LinearStage {
  private static final int BATCH = 256;
  private static final int QUARTERS = 4;

  private final TorchEngine engine;
  private final ModelConfig config;
  private final HeadPlan plan;
  private final long seed;

  LinearStage(TorchEngine engine, ModelConfig config, HeadPlan plan, long seed) {
    this.engine = engine;
    this.config = config;
    this.plan = plan;
    this.seed = seed;
  }

  /** Looks at a head while it is trained. */
  interface Watch {
    /** Watches nothing. */
    Watch NONE = (quarter, averaged) -> {};

    /**
     * @param quarter of the steps that is done, 1 to 4
     * @param averaged the parameters as they would be if the training ended here
     */
    void look(int quarter, ParameterSet averaged) throws SightlineException;
  }

  /** Changes the head of one task. */
  void run(ParameterSet parameters, LabelledFeatures task, Watch watch, Progress progress)
      throws SightlineException {
    PlainVectors vectors;
    try (NDManager manager = engine.newManager()) {
      MultimodalNet plain = new MultimodalNet(config, parameters, false);
      vectors = PlainVectors.of(manager, plain, task, progress);
    }
    train(parameters, task, vectors, watch, progress);
  }

  private void train(
      ParameterSet parameters,
      LabelledFeatures task,
      PlainVectors vectors,
      Watch watch,
      Progress progress)
      throws SightlineException {
    List<String> trained =
        List.of("head." + task.head() + ".weight", "head." + task.head() + ".bias");
    engine.seed((int) seed);
    if (!task.sides().contains(Side.TEXT)) {
      // what a head never saw must not speak: with no gradient, these weights stay 0
      VideoAlone.blind(parameters, config, task.head());
    }
    try (NDManager manager = engine.newManager();
        OptimizerState state = OptimizerState.fresh(manager, parameters, trained)) {
      AdamW optimizer =
          new AdamW(
              parameters, state, trained, (float) plan.clipNorm(), (float) plan.averageDecay());
      Schedule schedule = new Schedule(plan.linearRate(), 20, plan.linearSteps());
      SplittableRandom random = new SplittableRandom(seed);
      MultimodalNet net = new MultimodalNet(config, parameters, true);
      int quarter = Math.max(1, plan.linearSteps() / QUARTERS);
      for (int s = 0; s < plan.linearSteps(); s++) {
        progress.checkCancelled();
        progress.update((double) s / plan.linearSteps(), Phrase.of("head “{0}”", task.head()));
        step(manager, net, task, vectors, random);
        optimizer.update(
            n -> schedule.at(optimizer.step()), n -> n.endsWith(".weight") ? plan.decay() : 0);
        if ((s + 1) % quarter == 0) {
          try (ParameterSet averaged = Averages.copy(manager, parameters, state)) {
            watch.look((s + 1) / quarter, averaged);
          }
        }
      }
      Averages.apply(state, trained, parameters);
    }
  }

  private void step(
      NDManager manager,
      MultimodalNet net,
      LabelledFeatures task,
      PlainVectors vectors,
      SplittableRandom random)
      throws SightlineException {
    int fused = 2 * config.fusionDim();
    int width = fused + config.textDim() + config.videoChannels();
    float[] input = new float[BATCH * width];
    long[] labels = new long[BATCH];
    for (int i = 0; i < BATCH; i++) {
      int v = random.nextInt(task.size());
      labels[i] = task.labels().get(v);
      double hide = random.nextDouble();
      float[] text = vectors.noText();
      if (hide >= plan.hideText()) {
        List<Integer> own = task.textsOf().get(v);
        text = vectors.texts().get(own.get(random.nextInt(own.size())));
      }
      System.arraycopy(text, 0, input, i * width + fused, text.length);
      float[] video = vectors.noVideo();
      if (hide < plan.hideText() || hide >= plan.hideText() + plan.hideVideo()) {
        List<float[]> views = vectors.videos().get(v);
        video = views.get(random.nextInt(views.size()));
      }
      System.arraycopy(video, 0, input, i * width + fused + config.textDim(), video.length);
    }
    try (NDManager step = manager.newSubManager();
        GradientCollector collector = engine.newGradientCollector()) {
      NDArray logits = net.heads().logits(step.create(input, new Shape(BATCH, width)), task.head());
      NDArray wanted =
          Targets.smoothed(step, labels, logits.getShape().get(1), plan.labelSmoothing());
      NDArray loss =
          Factor.times(logits.logSoftmax(1).mul(wanted).sum(), -1f / BATCH)
              .add(
                  Factor.times(
                      net.heads().squaredNorm(step, task.head()),
                      (float) plan.penalty(task.head()) / 2));
      collector.backward(loss);
    }
  }
}
