package dev.sightline.core.training.own;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.Side;
import dev.sightline.core.model.bundle.CurvePoint;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.Factor;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.AdamW;
import dev.sightline.core.training.Checkpoint;
import dev.sightline.core.training.OptimizerState;
import dev.sightline.core.training.Schedule;
import dev.sightline.core.training.evaluation.Classification;
import dev.sightline.core.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Trains one linear head on fixed vectors: cross-entropy with a ridge penalty by AdamW; the moving
 * average of the weights is measured after each epoch, and the best epoch is kept. Each epoch draws
 * from the seed and its number alone, so that a run which goes on from a checkpoint ends with the
 * weights of one that was never stopped.
 */
final class HeadTrainer {
  /** Stage of its points in the learning curves. */
  static final String STAGE = "own head";

  private static final String BEST = "best.";

  /** Accuracy, negative loss and epoch of the best one. */
  private static final String SCORE = BEST + "score";

  private static final double CLIP_NORM = 5;
  private static final int WARMUP = 20;

  private final TorchEngine engine;
  private final ModelConfig config;
  private final String head;
  private final OwnPlan plan;
  private final long seed;
  private final Path checkpoint;

  /**
   * @param config of a model that has the head
   * @param checkpoint gone on from if it is there and whole
   */
  HeadTrainer(
      TorchEngine engine,
      ModelConfig config,
      String head,
      OwnPlan plan,
      long seed,
      Path checkpoint) {
    this.engine = engine;
    this.config = config;
    this.head = head;
    this.plan = plan;
    this.seed = seed;
    this.checkpoint = checkpoint;
  }

  /**
   * @return the head of the best epoch
   * @throws SightlineException if the user cancelled or the checkpoint cannot be written
   */
  LinearHead run(
      List<Example> train, List<Example> dev, Consumer<CurvePoint> curve, Progress progress)
      throws SightlineException {
    int labels = labels();
    int width = train.getFirst().vectors().video().length;
    List<String> trained = List.of("head." + head + ".weight", "head." + head + ".bias");
    try (NDManager manager = engine.newManager();
        ParameterSet parameters = new ParameterSet(manager)) {
      for (String prefix : List.of("", BEST)) {
        parameters.put(prefix + trained.get(0), new float[labels * width], labels, width);
        parameters.put(prefix + trained.get(1), new float[labels], labels);
      }
      parameters.put(SCORE, new float[] {-1, 0, 0}, 3);
      OptimizerState state = OptimizerState.fresh(manager, parameters, trained);
      int from = 0;
      if (Files.exists(checkpoint)) {
        try {
          Checkpoint.Restored restored = Checkpoint.load(checkpoint, manager, parameters);
          state.close();
          state = restored.state();
          from = restored.epochsDone();
        } catch (SightlineException e) {
          from = 0; // damaged: nothing of it was taken, as it is read as a whole first
        }
      }
      loop(manager, parameters, state, trained, from, new Sets(train, dev), curve, progress);
      return new LinearHead(
          TorchEngine.toJava(parameters.get(BEST + trained.get(0))),
          TorchEngine.toJava(parameters.get(BEST + trained.get(1))));
    }
  }

  private int labels() {
    return config.heads().stream()
        .filter(h -> h.key().equals(head))
        .findFirst()
        .orElseThrow()
        .labels()
        .size();
  }

  /** What is learnt from and what decides on the best epoch. */
  private record Sets(List<Example> train, List<Example> dev) {
    boolean hasTexts() {
      return train.stream().anyMatch(e -> !e.vectors().texts().isEmpty());
    }
  }

  private void loop(
      NDManager manager,
      ParameterSet parameters,
      OptimizerState state,
      List<String> trained,
      int from,
      Sets sets,
      Consumer<CurvePoint> curve,
      Progress progress)
      throws SightlineException {
    AdamW optimizer =
        new AdamW(parameters, state, trained, (float) CLIP_NORM, (float) plan.averageDecay());
    MultimodalNet net = new MultimodalNet(config, parameters, true);
    int steps =
        Math.max(plan.leastSteps(), (sets.train().size() + plan.batch() - 1) / plan.batch());
    Schedule schedule = new Schedule(plan.rate(), WARMUP, (long) steps * plan.epochs());
    long started = System.nanoTime();
    long saved = started;
    for (int epoch = from; epoch < plan.epochs(); epoch++) {
      int best = (int) parameters.get(SCORE).toFloatArray()[2];
      if (epoch - best >= plan.patience()) {
        break;
      }
      SplittableRandom random = new SplittableRandom(seed + 1_000_003L * (epoch + 1));
      double loss = 0;
      for (int s = 0; s < steps; s++) {
        progress.checkCancelled();
        loss += step(manager, net, sets, random);
        optimizer.update(n -> schedule.at(optimizer.step()), n -> 0);
      }
      progress.update(
          (double) (epoch + 1) / plan.epochs(),
          Phrase.of("training, epoch {0} of at most {1}", epoch + 1, plan.epochs()));
      Map<String, Double> values = new LinkedHashMap<>();
      values.put("train.loss", loss / steps);
      values.putAll(measure(parameters, state, trained, sets, epoch + 1));
      long now = System.nanoTime();
      curve.accept(new CurvePoint(STAGE, epoch + 1, (now - started) / 1e9, values));
      if ((now - saved) / 1e9 >= plan.checkpointSeconds() || epoch + 1 == plan.epochs()) {
        Checkpoint.save(checkpoint, parameters, optimizer, state, epoch + 1);
        saved = now;
      }
    }
  }

  private double step(NDManager manager, MultimodalNet net, Sets sets, SplittableRandom random)
      throws SightlineException {
    int width = sets.train().getFirst().vectors().video().length;
    boolean texts = sets.hasTexts();
    int b = plan.batch();
    int labels = labels();
    float[] input = new float[b * width];
    float[] wanted = new float[b * labels];
    for (int i = 0; i < b; i++) {
      Example e = sets.train().get(random.nextInt(sets.train().size()));
      System.arraycopy(drawn(e.vectors(), texts, random), 0, input, i * width, width);
      wanted[i * labels + e.label()] = 1;
    }
    try (NDManager step = manager.newSubManager();
        GradientCollector collector = engine.newGradientCollector()) {
      NDArray sum =
          net.heads()
              .logits(step.create(input, new Shape(b, width)), head)
              .logSoftmax(1)
              .mul(step.create(wanted, new Shape(b, labels)))
              .sum();
      NDArray loss =
          Factor.times(sum, -1f / b)
              .add(Factor.times(net.heads().squaredNorm(step, head), (float) plan.penalty() / 2));
      collector.backward(loss);
      return loss.getFloat();
    }
  }

  /** Hides a side now and then; random numbers are drawn alike whatever the video has. */
  private float[] drawn(VideoVectors v, boolean texts, SplittableRandom random) {
    if (!texts) {
      return v.video();
    }
    double hide = random.nextDouble();
    double which = random.nextDouble();
    if (v.texts().isEmpty() || hide < plan.hideText()) {
      return v.video();
    }
    int text = (int) (which * v.texts().size());
    return hide < plan.hideText() + plan.hideVideo() ? v.texts().get(text) : v.both().get(text);
  }

  /** Measures the averaged weights on dev, and keeps them if they are the best so far. */
  private Map<String, Double> measure(
      ParameterSet parameters, OptimizerState state, List<String> trained, Sets sets, int epoch) {
    LinearHead averaged =
        new LinearHead(
            TorchEngine.toJava(state.average().get(trained.get(0))),
            TorchEngine.toJava(state.average().get(trained.get(1))));
    Map<String, Double> values = new LinkedHashMap<>();
    double accuracy = 0;
    double loss = 0;
    for (Side side : sets.hasTexts() ? Side.values() : new Side[] {Side.VIDEO}) {
      int right = 0;
      int having = 0;
      int rightHaving = 0;
      loss = 0;
      for (Example e : sets.dev()) {
        float[] p = averaged.probabilities(e.vectors().of(side));
        int hit = Classification.best(p) == e.label() ? 1 : 0;
        right += hit;
        if (side == Side.VIDEO || !e.vectors().texts().isEmpty()) {
          having++;
          rightHaving += hit;
        }
        loss -= Math.log(Math.max(p[e.label()], Float.MIN_VALUE)) / sets.dev().size();
      }
      accuracy = (double) right / sets.dev().size(); // all that each item has decides
      if (having > 0) {
        values.put("dev." + head + "." + side.key() + ".accuracy", (double) rightHaving / having);
      }
    }
    values.put("dev.loss", loss);
    float[] best = parameters.get(SCORE).toFloatArray();
    if ((float) accuracy > best[0] || (float) accuracy == best[0] && (float) -loss > best[1]) {
      parameters.put(SCORE, new float[] {(float) accuracy, (float) -loss, epoch}, 3);
      put(parameters, BEST + trained.get(0), averaged.weight().values());
      put(parameters, BEST + trained.get(1), averaged.bias().values());
    }
    return values;
  }

  private static void put(ParameterSet parameters, String name, float[] values) {
    parameters.put(name, values, parameters.get(name).getShape().getShape());
  }
}
