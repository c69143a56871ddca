package dev.sightline.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterInit;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.bundle.CurvePoint;
import dev.sightline.core.model.video.ImageNetwork;
import dev.sightline.core.model.video.TopHeavyI3d;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.feature.FeatureStore;
import dev.sightline.core.training.feature.FeatureWriter;
import dev.sightline.core.training.feature.LowerFeatureBuilder;
import dev.sightline.core.training.feature.TokenFeatures;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A tiny training of the alignment: it learns, and goes on after a stop as if there had been none.
 */
class AlignmentStageTest {
  private static final int ITEMS = 8;
  private static final int TEXT_DIM = 16;
  private static final int TOKENS = 5;
  private static final ModelConfig CONFIG =
      new ModelConfig(
          TEXT_DIM,
          1280,
          16,
          16,
          8,
          1,
          2,
          3,
          7,
          7,
          2,
          1,
          25,
          8,
          List.of(new HeadSpec("topics", List.of("a", "b"))));
  private static final AlignmentPlan PLAN =
      new AlignmentPlan(
          4,
          4,
          2,
          1,
          5e-3,
          1e-4,
          0.01,
          5,
          0.5,
          0.4,
          0.2,
          2,
          1,
          List.of("topics"),
          1,
          List.of("topics", "actions"),
          1,
          4,
          4);

  @TempDir private Path folder;
  private final TorchEngine engine = new TorchEngine(1);

  private static FeatureStore random(Path file, int rows, int length) throws Exception {
    SplittableRandom random = new SplittableRandom(file.getFileName().toString().hashCode());
    try (FeatureWriter writer = new FeatureWriter(file, length)) {
      for (int r = 0; r < rows; r++) {
        float[] v = new float[length];
        for (int i = 0; i < length; i++) {
          v[i] = (float) random.nextDouble();
        }
        writer.append(v);
      }
      writer.complete();
    }
    return FeatureStore.open(file, length);
  }

  private CaptionedFeatures data(Path at) throws Exception {
    long[] offsets = new long[ITEMS + 1];
    List<List<Integer>> captions = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      offsets[i + 1] = (long) (i + 1) * TOKENS;
      captions.add(List.of(i));
    }
    return new CaptionedFeatures(
        random(at.resolve("lower"), ITEMS, LowerFeatureBuilder.rowLength()),
        1,
        new TokenFeatures(random(at.resolve("tokens"), ITEMS * TOKENS, TEXT_DIM), offsets),
        captions);
  }

  /** Photographs, pictures made of them, and labelled stills, all of random features. */
  private AlignmentData all(Path at) throws Exception {
    CaptionedFeatures photographs = data(at);
    List<List<Integer>> quarters = List.of(List.of(0, 1, 2, 3), List.of(4, 5, 6, 7));
    List<List<List<Long>>> clips = new ArrayList<>();
    for (long i = 0; i < ITEMS; i++) {
      clips.add(List.of(List.of(i)));
    }
    return new AlignmentData(
        photographs,
        photographs,
        Optional.of(
            new MosaicFeatures(
                random(at.resolve("mosaics"), 2, LowerFeatureBuilder.rowLength()), quarters)),
        List.of(
            new CaptionedClips(
                new LabelledFeatureLoader.Lower(photographs.lower(), 1, clips),
                photographs.tokens(),
                photographs.captionsOf())),
        List.of(
            new LabelledClips(
                CONFIG.heads().getFirst(),
                photographs.lower(),
                1,
                clips,
                List.of(0, 1, 1, 0, 0, 1, 0, 1))));
  }

  private Map<String, float[]> train(
      AlignmentData data, Path checkpoint, List<CurvePoint> curve, Progress progress)
      throws Exception {
    try (NDManager manager = engine.newManager();
        ParameterSet parameters = new ParameterSet(manager)) {
      MultimodalNet.init(CONFIG, parameters, 1);
      TopHeavyI3d.initial(ImageNetwork.bundled())
          .forEach((n, t) -> parameters.put(n, t.values(), t.longShape()));
      new AlignmentStage(engine, CONFIG, PLAN, 9)
          .run(parameters, data, checkpoint, curve::add, progress);
      Map<String, float[]> values = new TreeMap<>();
      parameters.names().forEach(n -> values.put(n, parameters.get(n).toFloatArray()));
      return values;
    }
  }

  @Test
  void learnsAndGoesOnBitForBitAfterAStop() throws Exception {
    AlignmentData data = all(folder);
    try (FeatureStore lower = data.train().lower();
        FeatureStore mosaics = data.mosaics().orElseThrow().lower();
        TokenFeatures tokens = data.train().tokens()) {
      List<CurvePoint> curve = new ArrayList<>();
      Map<String, float[]> whole = train(data, folder.resolve("whole"), curve, Progress.NONE);
      assertThat(curve.getLast().values().get("train.loss"))
          .isLessThan(curve.getFirst().values().get("train.loss"));

      Path checkpoint = folder.resolve("stopped");
      StopAfter stop = new StopAfter(0.6);
      assertThatThrownBy(() -> train(data, checkpoint, new ArrayList<>(), stop))
          .isInstanceOf(CancelledException.class);
      Map<String, float[]> resumed = train(data, checkpoint, new ArrayList<>(), Progress.NONE);
      assertThat(resumed.keySet()).isEqualTo(whole.keySet());
      whole.forEach((name, values) -> assertThat(resumed.get(name)).as(name).isEqualTo(values));
    }
  }

  @Test
  void mosaicsThatShareAPhotographDoNotHoldItUp() throws Exception {
    AlignmentData data = all(folder);
    MosaicFeatures apart = data.mosaics().orElseThrow();
    try (FeatureStore lower = data.train().lower();
        FeatureStore mosaics = apart.lower();
        TokenFeatures tokens = data.train().tokens();
        NDManager manager = engine.newManager();
        ParameterSet parameters = new ParameterSet(manager)) {
      MultimodalNet.init(CONFIG, parameters, 1);
      TopHeavyI3d.initial(ImageNetwork.bundled())
          .forEach((n, t) -> parameters.put(n, t.values(), t.longShape()));
      MosaicFeatures sharing =
          new MosaicFeatures(mosaics, List.of(List.of(0, 1, 2, 3), List.of(3, 4, 5, 6)));
      AlignmentPlan plan =
          new AlignmentPlan(
              1, 8, 1, 1, 1e-4, 0, 0.01, 5, 0.5, 0, 0, 1, 0, List.of(), 0, List.of(), 1, 0, 1);
      List<CurvePoint> curve = new ArrayList<>();
      new AlignmentStage(engine, CONFIG, plan, 9)
          .run(
              parameters,
              new AlignmentData(
                  data.train(), data.dev(), Optional.of(sharing), List.of(), List.of()),
              folder.resolve("c"),
              curve::add,
              Progress.NONE);
      assertThat(curve).hasSize(1);
    }
  }

  @Test
  void topLearnsTheClassesOfLabelledVideos() throws Exception {
    AlignmentData data = all(folder);
    try (FeatureStore lower = data.train().lower();
        FeatureStore mosaics = data.mosaics().orElseThrow().lower();
        TokenFeatures tokens = data.train().tokens();
        NDManager manager = engine.newManager();
        ParameterSet parameters = new ParameterSet(manager)) {
      MultimodalNet.init(CONFIG, parameters, 1);
      TopHeavyI3d.initial(ImageNetwork.bundled())
          .forEach((n, t) -> parameters.put(n, t.values(), t.longShape()));
      LabelledClips labelled = data.labelled().getFirst();
      VideoClassLoss.init(CONFIG, new ParameterInit(parameters, 9), labelled);
      VideoClassLoss loss = new VideoClassLoss(CONFIG, parameters);
      float before = loss.of(manager, labelled, 64, new SplittableRandom(1)).getFloat();
      AlignmentPlan gentle =
          new AlignmentPlan(
              5,
              4,
              1,
              1,
              1e-4,
              1e-4,
              0.01,
              5,
              0.5,
              0,
              0,
              2,
              0,
              List.of(),
              1,
              List.of("topics", "actions"),
              1,
              4,
              5);
      new AlignmentStage(engine, CONFIG, gentle, 9)
          .run(parameters, data, folder.resolve("c"), c -> {}, Progress.NONE);
      float after = loss.of(manager, labelled, 64, new SplittableRandom(1)).getFloat();
      assertThat(after).isLessThan(before);
    }
  }

  /** Asks to stop once a share of the work is done: in the middle of an epoch. */
  private static final class StopAfter implements Progress {
    private final double share;
    private boolean stopped;

    StopAfter(double share) {
      this.share = share;
    }

    @Override
    public void update(double fraction, Phrase message) {
      stopped |= fraction >= share;
    }

    @Override
    public boolean isCancelled() {
      return stopped;
    }
  }
}
