package dev.sightline.core.training;

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
import dev.sightline.core.training.evaluation.Interval;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hardens a head of a bundle against changes of the video's features and measures what that costs.
 * Only the head's map for the video alone changes: answers with a text, other heads and all maps of
 * attention stay as they were. A stopped run goes on after its last epoch.
 */
public final class Hardening {
  /** Views of each training video, and clips of each video, as the heads were trained on them. */
  private static final int VIEWS = 2;

  private static final int CLIPS = 4;

  private static final double LOADED = 0.3;
  private static final double BEFORE = 0.4;
  private static final double TRAINED = 0.8;

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
   * Hardens.
   *
   * @throws SightlineException {@code UNSUPPORTED} if the head has no map for the video alone; if
   *     the data is missing, the disk is full, or the user cancelled
   */
  public HardenResult run(ModelBundle base, HardenPlan plan, Progress progress)
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
        int labels = head.labels().size();
        HardenMeasures measures =
            new HardenMeasures(
                new RobustAccuracy(engine, plan.seed()),
                plan,
                Map.of(head.key(), new VideoAloneItems(config, dev, labels)));
        MultimodalNet net = new MultimodalNet(config, parameters, false);
        Map<String, List<Interval>> before =
            measures.of(manager, net, new PartOfProgress(progress, LOADED, BEFORE));
        String map = TaskHeads.alone(head.key(), Side.VIDEO);
        HardenStage stage =
            new HardenStage(engine, config, plan, List.of(map + ".weight", map + ".bias"));
        List<CurvePoint> curves = new ArrayList<>();
        stage.run(
            parameters,
            new VideoAloneItems(config, train, labels),
            work.resolve(plan.fileName(base)),
            curves::add,
            new PartOfProgress(progress, BEFORE, TRAINED));
        Map<String, List<Interval>> after =
            measures.of(manager, net, new PartOfProgress(progress, TRAINED, 1));
        return new HardenResult(
            HardenedModel.of(base, parameters, stage.trained(), Optional.of(Side.VIDEO)),
            measures.joined(before, after),
            curves);
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
}
