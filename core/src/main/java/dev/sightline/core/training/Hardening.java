package dev.sightline.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.sightline.core.job.PartOfProgress;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.Side;
import dev.sightline.core.model.TaskHeads;
import dev.sightline.core.model.bundle.CurvePoint;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.evaluation.Bootstrap;
import dev.sightline.core.training.evaluation.Classification;
import dev.sightline.core.training.evaluation.Interval;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Hardens a head of a bundle against changes of the video's features and measures what that costs.
 * Only the head's map for the video alone changes: answers with a text, other heads and all maps of
 * attention stay as they were. A stopped run goes on after its last epoch.
 */
public final class Hardening {
  /** Strengths at which both models are measured, in units of the plan's. */
  private static final double[] STRENGTHS = {0, 0.5, 1, 2};

  /** Views of each training video, and clips of each video, as the heads were trained on them. */
  private static final int VIEWS = 2;

  private static final int CLIPS = 4;

  /** Steps of the attack that both models are measured by. */
  public static final int MEASURED_STEPS = 10;

  private static final int AT_ONCE = 16;
  private static final int RESAMPLES = 1000;
  private static final double LOADED = 0.3;
  private static final double TRAINED = 0.7;

  private final TorchEngine engine;
  private final Path data;
  private final Path work;

  /**
   * @param data folder of the sets
   * @param work where features and checkpoints are kept
   */
  public Hardening(TorchEngine engine, Path data, Path work) {
    this.engine = engine;
    this.data = data;
    this.work = work;
  }

  /**
   * Accuracy of the dev videos, with the video alone.
   *
   * @param epsilon strength of PGD of {@link #MEASURED_STEPS} steps; 0: clean
   */
  public record Point(double epsilon, Interval before, Interval after) {}

  /**
   * What came of it.
   *
   * @param model the hardened bundle's content
   * @param n dev videos
   * @param points from clean to twice the plan's strength
   * @param curves of the training
   */
  public record Result(HardenedModel model, int n, List<Point> points, List<CurvePoint> curves) {
    public Result {
      points = List.copyOf(points);
      curves = List.copyOf(curves);
    }

    /** At the plan's strength. */
    public Point atPlan(HardenPlan plan) {
      return points.stream().filter(p -> p.epsilon() == plan.epsilon()).findFirst().orElseThrow();
    }
  }

  /**
   * Hardens.
   *
   * @throws SightlineException {@code UNSUPPORTED} if the head has no map for the video alone; if
   *     the data is missing, the disk is full, or the user cancelled
   */
  public Result run(ModelBundle base, HardenPlan plan, Progress progress)
      throws SightlineException {
    HeadSpec head = head(base, plan);
    ModelConfig config = base.manifest().config();
    try (NDManager manager = engine.newManager();
        ParameterSet parameters = new ParameterSet(manager)) {
      base.weights().tensors().forEach((n, t) -> parameters.put(n, t.values(), t.longShape()));
      try (FrozenEncoders frozen =
          new FrozenEncoders(base.manifest().textEncoder(), TopName.of(parameters), work)) {
        CellFeatureBuilder cells = new CellFeatureBuilder(manager, config, parameters);
        LabelledFeatures train =
            features(frozen, cells, config, head, "train", new PartOfProgress(progress, 0, LOADED));
        LabelledFeatures dev =
            features(
                frozen, cells, config, head, "dev", new PartOfProgress(progress, LOADED, LOADED));
        List<Interval> before = new ArrayList<>();
        for (double s : STRENGTHS) {
          progress.update(LOADED, Phrase.of("measuring the base at {0}", s * plan.epsilon()));
          before.add(measure(manager, parameters, config, dev, plan, s * plan.epsilon(), progress));
        }
        HardenStage stage = new HardenStage(engine, config, plan);
        List<CurvePoint> curves = new ArrayList<>();
        stage.run(
            parameters,
            train,
            work.resolve(name(base, plan) + ".checkpoint"),
            curves::add,
            new PartOfProgress(progress, LOADED, TRAINED));
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < STRENGTHS.length; i++) {
          double e = STRENGTHS[i] * plan.epsilon();
          progress.update(
              TRAINED + (1 - TRAINED) * i / STRENGTHS.length, Phrase.of("measuring at {0}", e));
          points.add(
              new Point(
                  e, before.get(i), measure(manager, parameters, config, dev, plan, e, progress)));
        }
        return new Result(
            HardenedModel.of(base, parameters, stage.trained()), dev.size(), points, curves);
      }
    }
  }

  private static HeadSpec head(ModelBundle base, HardenPlan plan) throws SightlineException {
    HeadSpec head =
        base.manifest().heads().stream()
            .filter(h -> h.key().equals(plan.head()))
            .findFirst()
            .orElse(null);
    String map = TaskHeads.alone(plan.head(), Side.VIDEO) + ".weight";
    if (head == null
        || base.script().isPresent()
        || !base.weights().tensors().containsKey(map)
        || NamedSet.of(head).isEmpty()) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          Phrase.of(
              "{0} has no head “{1}” with a map for the video alone, which is what can be "
                  + "hardened.",
              base.title(), plan.head()));
    }
    return head;
  }

  private LabelledFeatures features(
      FrozenEncoders frozen,
      CellFeatureBuilder cells,
      ModelConfig config,
      HeadSpec head,
      String split,
      Progress progress)
      throws SightlineException {
    boolean train = split.equals("train");
    return frozen.labelled(
        new LabelledFeatureLoader.Request(
            head.key() + "-" + split, train ? VIEWS : 1, CLIPS, config.clipPlan()),
        head,
        NamedSet.trains(head).read(data, split),
        cells,
        0,
        progress);
  }

  /** Named after all that decides on the weights. */
  private static String name(ModelBundle base, HardenPlan plan) {
    return "harden-" + Integer.toHexString((base.sha256() + plan).hashCode());
  }

  private Interval measure(
      NDManager manager,
      ParameterSet parameters,
      ModelConfig config,
      LabelledFeatures dev,
      HardenPlan plan,
      double epsilon,
      Progress progress)
      throws SightlineException {
    MultimodalNet net = new MultimodalNet(config, parameters, false);
    int labels =
        Math.toIntExact(parameters.get(TaskHeads.alone(plan.head(), Side.VIDEO) + ".bias").size());
    engine.seed((int) plan.seed());
    double[] hits = new double[dev.size()];
    for (int from = 0; from < hits.length; from += AT_ONCE) {
      progress.checkCancelled();
      int[] videos = new int[Math.min(AT_ONCE, hits.length - from)];
      Arrays.setAll(videos, i -> i);
      for (int i = 0; i < videos.length; i++) {
        videos[i] += from;
      }
      try (NDManager step = manager.newSubManager()) {
        GridBatch batch = GridBatch.of(step, config, dev, GridBatch.whole(dev, videos), labels);
        NDArray unit =
            epsilon == 0
                ? step.zeros(batch.cells().getShape())
                : GridAttack.pgd(epsilon, MEASURED_STEPS).find(step, batch, net, plan.head());
        float[] rows = batch.logits(net, plan.head(), unit).toFloatArray();
        for (int i = 0; i < videos.length; i++) {
          float[] row = Arrays.copyOfRange(rows, i * labels, (i + 1) * labels);
          hits[from + i] = Classification.best(row) == dev.labels().get(from + i) ? 1 : 0;
        }
      }
    }
    return new Bootstrap(RESAMPLES, plan.seed()).mean(hits);
  }
}
