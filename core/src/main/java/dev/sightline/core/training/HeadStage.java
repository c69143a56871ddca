package dev.sightline.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.Side;
import dev.sightline.core.model.TaskHeads;
import dev.sightline.core.model.bundle.CurvePoint;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.Factor;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Trains the fusion layers and the heads that read them, all together, then the other heads on what
 * the fusion left of the plain vectors, then the maps for one side without the other; what is below
 * stays.
 */
final class HeadStage {
  private final TorchEngine engine;
  private final ModelConfig config;
  private final HeadPlan plan;
  private final long seed;

  HeadStage(TorchEngine engine, ModelConfig config, HeadPlan plan, long seed) {
    this.engine = engine;
    this.config = config;
    this.plan = plan;
    this.seed = seed;
  }

  /** A set with its dev split. */
  record Task(LabelledFeatures train, LabelledFeatures dev) {}

  /** Some videos of one task. */
  private record Part(int task, int[] videos) {}

  /**
   * Changes {@code parameters} to the average of the trained weights.
   *
   * @param checkpoint gone on from if it exists; written after each epoch
   */
  void run(
      ParameterSet parameters,
      List<Task> tasks,
      Path checkpoint,
      Consumer<CurvePoint> curve,
      Progress progress)
      throws SightlineException {
    Predicate<Task> reads = t -> plan.fusedHeads().contains(t.train().head());
    List<Task> fused = tasks.stream().filter(reads).toList();
    if (!fused.isEmpty()) {
      fuse(parameters, fused, checkpoint, curve, progress);
    }
    for (Task task : tasks) {
      if (!reads.test(task)) {
        finish(parameters, task, curve, progress);
      }
    }
    // last, since a head with maps of its own for single sides is measured by them
    List<Task> alone =
        tasks.stream().filter(t -> plan.aloneHeads().contains(t.train().head())).toList();
    if (!alone.isEmpty()) {
      alone(parameters, alone, curve, progress);
    }
  }

  private void alone(
      ParameterSet parameters, List<Task> tasks, Consumer<CurvePoint> curve, Progress progress)
      throws SightlineException {
    for (Task task : tasks) {
      HeadSpec head =
          config.heads().stream()
              .filter(h -> h.key().equals(task.train().head()))
              .findFirst()
              .orElseThrow();
      TaskHeads.initAlone(config, head, parameters, seed);
    }
    AloneStage stage = new AloneStage(engine, config, plan, seed);
    each("alone", t -> stage.run(parameters, t.train(), progress), parameters, tasks, curve);
  }

  /** How one task is trained. */
  @FunctionalInterface
  private interface Training {
    void run(Task task) throws SightlineException;
  }

  /** Trains and measures one task after another; one point of the curve tells of all. */
  private void each(
      String name,
      Training training,
      ParameterSet parameters,
      List<Task> tasks,
      Consumer<CurvePoint> curve)
      throws SightlineException {
    long started = System.nanoTime();
    Map<String, Double> values = new LinkedHashMap<>();
    try (NDManager scope = engine.newManager()) {
      for (Task task : tasks) {
        training.run(task);
        values.putAll(measure(scope, parameters, task));
      }
    }
    curve.accept(new CurvePoint(name, 1, (System.nanoTime() - started) / 1e9, values));
  }

  /** Trains a head that reads nothing of the fusion: its weights for that are 0, and stay 0. */
  private void finish(
      ParameterSet parameters, Task task, Consumer<CurvePoint> curve, Progress progress)
      throws SightlineException {
    long started = System.nanoTime();
    LinearStage.Watch watch =
        (quarter, averaged) -> {
          try (NDManager scope = engine.newManager()) {
            double seconds = (System.nanoTime() - started) / 1e9;
            curve.accept(
                new CurvePoint(
                    task.train().head(), quarter, seconds, measure(scope, averaged, task)));
          }
        };
    new LinearStage(engine, config, plan, seed).run(parameters, task.train(), watch, progress);
  }

  private void fuse(
      ParameterSet parameters,
      List<Task> tasks,
      Path checkpoint,
      Consumer<CurvePoint> curve,
      Progress progress)
      throws SightlineException {
    Set<String> heads =
        tasks.stream().map(t -> "head." + t.train().head() + ".").collect(Collectors.toSet());
    List<String> trained =
        parameters.names().stream()
            .filter(n -> n.startsWith("fusion.") || heads.stream().anyMatch(n::startsWith))
            .toList();
    try (NDManager manager = engine.newManager()) {
      int from = 0;
      OptimizerState state;
      if (Files.exists(checkpoint)) {
        Checkpoint.Restored restored = Checkpoint.load(checkpoint, manager, parameters);
        state = restored.state();
        from = restored.epochsDone();
      } else {
        linear(parameters, tasks, curve, progress);
        state = OptimizerState.fresh(manager, parameters, trained);
      }
      AdamW optimizer =
          new AdamW(
              parameters, state, trained, (float) plan.clipNorm(), (float) plan.averageDecay());
      MultimodalNet net = new MultimodalNet(config, parameters, true);
      int steps = parts(tasks, new SplittableRandom(0)).size();
      long total = (long) steps * plan.epochs();
      Schedule fusion = new Schedule(plan.rate(), Math.min(100, total / 10), total);
      Schedule head = new Schedule(plan.headRate(), Math.min(100, total / 10), total);
      long started = System.nanoTime();
      for (int epoch = from; epoch < plan.epochs(); epoch++) {
        SplittableRandom random = new SplittableRandom(seed + 1_000_003L * (epoch + 1));
        engine.seed((int) (seed + epoch));
        double loss = 0;
        int done = 0;
        for (Part part : parts(tasks, random)) {
          progress.checkCancelled();
          progress.update(
              ((double) epoch * steps + done++) / total,
              Phrase.of("heads, epoch {0} of {1}", epoch + 1, plan.epochs()));
          loss += step(manager, net, tasks.get(part.task()).train(), part.videos(), random);
          optimizer.update(
              n -> (n.startsWith("head.") ? head : fusion).at(optimizer.step()),
              n -> n.endsWith(".weight") && !n.contains("norm") ? plan.decay() : 0);
        }
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("train.loss", loss / steps);
        values.putAll(measure(manager, parameters, state, tasks));
        double seconds = (System.nanoTime() - started) / 1e9;
        curve.accept(new CurvePoint("heads", epoch + 1, seconds, values));
        Checkpoint.save(checkpoint, parameters, optimizer, state, epoch + 1);
      }
      Averages.apply(state, trained, parameters);
    }
  }

  /**
   * Where the fusion starts from: a linear map of what each side says by itself. Its figures are
   * the plain joint model that a fusion has to beat.
   */
  private void linear(
      ParameterSet parameters, List<Task> tasks, Consumer<CurvePoint> curve, Progress progress)
      throws SightlineException {
    LinearStage stage = new LinearStage(engine, config, plan, seed);
    each(
        "linear",
        t -> stage.run(parameters, t.train(), LinearStage.Watch.NONE, progress),
        parameters,
        tasks,
        curve);
  }

  /** Cuts all tasks into batches of one task each, in random order. */
  private List<Part> parts(List<Task> tasks, SplittableRandom random) {
    List<Part> all = new ArrayList<>();
    for (int t = 0; t < tasks.size(); t++) {
      int[] order = Batches.shuffled(tasks.get(t).train().size(), random);
      for (int i = 0; i < order.length; i += plan.batch()) {
        int to = Math.min(i + plan.batch(), order.length);
        all.add(new Part(t, java.util.Arrays.copyOfRange(order, i, to)));
      }
    }
    int[] order = Batches.shuffled(all.size(), random);
    List<Part> mixed = new ArrayList<>();
    for (int i : order) {
      mixed.add(all.get(i));
    }
    return mixed;
  }

  private double step(
      NDManager manager,
      MultimodalNet net,
      LabelledFeatures data,
      int[] videos,
      SplittableRandom random)
      throws SightlineException {
    long[] labels = new long[videos.length];
    List<FusionBatch.Item> items = new ArrayList<>();
    for (int i = 0; i < videos.length; i++) {
      int v = videos[i];
      labels[i] = data.labels().get(v);
      List<Integer> texts = data.textsOf().get(v);
      int text = texts.isEmpty() ? -1 : texts.get(random.nextInt(texts.size()));
      int view = random.nextInt(data.clipsOf().get(v).size());
      double hide = random.nextDouble();
      boolean noText = hide < plan.hideText();
      boolean noVideo = !noText && hide < plan.hideText() + plan.hideVideo();
      items.add(new FusionBatch.Item(noVideo ? -1 : v, view, noText ? -1 : text));
    }
    try (NDManager step = manager.newSubManager();
        GradientCollector collector = engine.newGradientCollector()) {
      NDArray logits =
          net.heads()
              .logits(FusionBatch.pooled(step, config, net.fusion(), data, items), data.head());
      NDArray wanted =
          Targets.smoothed(step, labels, logits.getShape().get(1), plan.labelSmoothing());
      NDArray loss =
          Factor.times(logits.logSoftmax(1).mul(wanted).sum(), -1f / videos.length)
              .add(
                  Factor.times(
                      net.heads().squaredNorm(step, data.head()),
                      (float) plan.penalty(data.head()) / 2));
      collector.backward(loss);
      return loss.getFloat();
    }
  }

  private Map<String, Double> measure(
      NDManager manager, ParameterSet parameters, OptimizerState state, List<Task> tasks)
      throws SightlineException {
    Map<String, Double> values = new LinkedHashMap<>();
    try (NDManager scope = manager.newSubManager();
        ParameterSet averaged = Averages.copy(scope, parameters, state)) {
      for (Task task : tasks) {
        values.putAll(measure(scope, averaged, task));
      }
    }
    return values;
  }

  private Map<String, Double> measure(NDManager manager, ParameterSet averaged, Task task)
      throws SightlineException {
    Map<String, Double> values = new LinkedHashMap<>();
    MultimodalNet net = new MultimodalNet(config, averaged, false);
    for (Side side : task.dev().sides()) {
      int[] predicted = Predictions.of(manager, net, task.dev(), side, Progress.NONE);
      values.put(
          "dev." + task.dev().head() + "." + side.key() + ".accuracy",
          Batches.mean(Predictions.hits(predicted, task.dev().labels())));
    }
    return values;
  }
}
