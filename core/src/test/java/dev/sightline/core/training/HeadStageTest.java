package dev.sightline.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.Side;
import dev.sightline.core.model.bundle.CurvePoint;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.feature.FeatureStore;
import dev.sightline.core.training.feature.FeatureWriter;
import dev.sightline.core.training.feature.TokenFeatures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tiny training of the heads: it fits what it is given, and a ridge penalty keeps it small. */
class HeadStageTest {
  private static final int ITEMS = 8;
  private static final int TOKENS = 3;
  private static final int TEXT_DIM = 16;
  private static final int CHANNELS = 32;
  private static final ModelConfig CONFIG =
      new ModelConfig(
          TEXT_DIM,
          CHANNELS,
          16,
          16,
          8,
          1,
          2,
          3,
          2,
          2,
          1,
          1,
          25,
          8,
          List.of(new HeadSpec("topics", List.of("a", "b"))));

  @TempDir private Path folder;
  private final TorchEngine engine = new TorchEngine(1);

  private static HeadPlan plan(double penalty, List<String> fused) {
    return plan(penalty, fused, List.of(), Map.of());
  }

  private static HeadPlan plan(
      double penalty, List<String> fused, List<String> alone, Map<String, Double> averages) {
    Map<String, Double> penalties = Map.of("topics", penalty);
    return new HeadPlan(
        60, 1e-2, 2, fused, alone, averages, 4, 1, 1, 1, 1e-4, 1e-4, 0, 5, 0.5, 0, penalties, 0.25,
        0.25);
  }

  private static FeatureStore random(Path file, int rows, int length) throws Exception {
    SplittableRandom random = new SplittableRandom(7);
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

  private LabelledFeatures data() throws Exception {
    List<List<List<Long>>> clips = new ArrayList<>();
    List<List<Integer>> texts = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    long[] offsets = new long[ITEMS + 1];
    for (int i = 0; i < ITEMS; i++) {
      clips.add(List.of(List.of((long) i)));
      texts.add(List.of(i));
      labels.add(i % 2);
      offsets[i + 1] = (long) (i + 1) * TOKENS;
    }
    return new LabelledFeatures(
        "topics",
        random(folder.resolve("cells"), ITEMS, CONFIG.cellsPerClip() * CHANNELS),
        clips,
        new TokenFeatures(random(folder.resolve("tokens"), ITEMS * TOKENS, TEXT_DIM), offsets),
        texts,
        labels);
  }

  /** Accuracy with both sides on what was trained on, and the squared norm of the weights. */
  private double[] train(LabelledFeatures data, double penalty, String name) throws Exception {
    try (NDManager manager = engine.newManager();
        ParameterSet parameters = new ParameterSet(manager)) {
      MultimodalNet.init(CONFIG, parameters, 1);
      List<CurvePoint> curve = new ArrayList<>();
      new HeadStage(engine, CONFIG, plan(penalty, List.of("topics")), 9)
          .run(
              parameters,
              List.of(new HeadStage.Task(data, data)),
              folder.resolve(name),
              curve::add,
              Progress.NONE);
      double norm = 0;
      for (float w : parameters.get("head.topics.weight").toFloatArray()) {
        norm += w * w;
      }
      return new double[] {curve.getLast().values().get("dev.topics.both.accuracy"), norm};
    }
  }

  /** Beside a head that reads the fusion stands one that does not. */
  @Test
  void aHeadThatIsNotFusedLearnsFromThePlainVectorsAndChangesNothingElse() throws Exception {
    HeadSpec mood = new HeadSpec("mood", List.of("a", "b"));
    LabelledFeatures data = data();
    LabelledFeatures moods =
        new LabelledFeatures(
            "mood",
            data.cells(),
            data.clipsOf(),
            data.tokens(),
            data.textsOf(),
            data.labels().reversed());
    try (FeatureStore cells = data.cells();
        TokenFeatures tokens = data.tokens();
        NDManager manager = engine.newManager();
        ParameterSet alone = new ParameterSet(manager);
        ParameterSet beside = new ParameterSet(manager)) {
      MultimodalNet.init(CONFIG, alone, 1);
      HeadStage.Task topics = new HeadStage.Task(data, data);
      new HeadStage(engine, CONFIG, plan(0, List.of("topics")), 9)
          .run(alone, List.of(topics), folder.resolve("1"), point -> {}, Progress.NONE);
      ModelConfig both = with(mood);
      MultimodalNet.init(both, beside, 1);
      List<CurvePoint> curve = new ArrayList<>();
      new HeadStage(engine, both, plan(0, List.of("topics")), 9)
          .run(
              beside,
              List.of(new HeadStage.Task(moods, moods), topics),
              folder.resolve("2"),
              curve::add,
              Progress.NONE);
      for (String name : alone.names()) {
        assertThat(beside.get(name).toFloatArray())
            .as(name)
            .isEqualTo(alone.get(name).toFloatArray());
      }
      assertThat(curve).extracting(CurvePoint::stage).contains("heads").endsWith("mood", "mood");
      assertThat(curve.getLast().values()).containsKeys("dev.mood.text.accuracy");
      assertThat(curve.getLast().values().get("dev.mood.both.accuracy")).isEqualTo(1);
      float[] weight = beside.get("head.mood.weight").toFloatArray();
      for (int i = 0; i < 2 * CONFIG.fusionDim(); i++) {
        assertThat(weight[i]).as("what would read the fusion").isZero();
      }
    }
  }

  /** The map for both sides stays what it is without them, and each side gets a better one. */
  @Test
  void mapsForSingleSidesChangeNothingElse() throws Exception {
    LabelledFeatures data = data();
    try (FeatureStore cells = data.cells();
        TokenFeatures tokens = data.tokens();
        NDManager manager = engine.newManager();
        ParameterSet without = new ParameterSet(manager);
        ParameterSet with = new ParameterSet(manager)) {
      List<HeadStage.Task> tasks = List.of(new HeadStage.Task(data, data));
      List<CurvePoint> curve = new ArrayList<>();
      MultimodalNet.init(CONFIG, without, 1);
      new HeadStage(engine, CONFIG, plan(0, List.of("topics")), 9)
          .run(without, tasks, folder.resolve("1"), point -> {}, Progress.NONE);
      MultimodalNet.init(CONFIG, with, 1);
      new HeadStage(engine, CONFIG, plan(0, List.of("topics"), List.of("topics"), Map.of()), 9)
          .run(with, tasks, folder.resolve("2"), curve::add, Progress.NONE);
      for (String name : without.names()) {
        assertThat(with.get(name).toFloatArray())
            .as(name)
            .isEqualTo(without.get(name).toFloatArray());
      }
      MultimodalNet net = new MultimodalNet(CONFIG, with, false);
      assertThat(net.heads().hasAlone("topics")).isTrue();
      for (Side side : List.of(Side.TEXT, Side.VIDEO)) {
        float[][] own = Predictions.probabilities(manager, net, data, side, Progress.NONE);
        assertThat(Predictions.hits(Predictions.labels(own), data.labels()))
            .as(side.key())
            .containsOnly(1);
      }
      assertThat(curve.getFirst().stage()).as("what the fusion has to beat").isEqualTo("linear");
      assertThat(curve.getFirst().values()).containsKeys("dev.topics.both.accuracy");
      assertThat(curve.getLast().stage()).isEqualTo("alone");
      assertThat(curve.getLast().values()).containsEntry("dev.topics.text.accuracy", 1.0);
    }
  }

  /** z = (1 − m)·z_both + m·(z_text + z_video), computed from the three answers by hand. */
  @Test
  void averagedHeadsAnswerForBothWithTheirSumToo() throws Exception {
    LabelledFeatures data = data();
    double m = 0.25;
    try (FeatureStore cells = data.cells();
        TokenFeatures tokens = data.tokens();
        NDManager manager = engine.newManager();
        ParameterSet plain = new ParameterSet(manager);
        ParameterSet averaged = new ParameterSet(manager)) {
      List<HeadStage.Task> tasks = List.of(new HeadStage.Task(data, data));
      List<String> head = List.of("topics");
      MultimodalNet.init(CONFIG, plain, 1);
      new HeadStage(engine, CONFIG, plan(0, head, head, Map.of()), 9)
          .run(plain, tasks, folder.resolve("1"), point -> {}, Progress.NONE);
      MultimodalNet.init(CONFIG, averaged, 1);
      new HeadStage(engine, CONFIG, plan(0, head, head, Map.of("topics", m)), 9)
          .run(averaged, tasks, folder.resolve("2"), point -> {}, Progress.NONE);
      float[][][] p = new float[3][][];
      MultimodalNet net = new MultimodalNet(CONFIG, plain, false);
      for (Side side : Side.values()) {
        p[side.ordinal()] = Predictions.probabilities(manager, net, data, side, Progress.NONE);
      }
      float[][] actual =
          Predictions.probabilities(
              manager, new MultimodalNet(CONFIG, averaged, false), data, Side.BOTH, Progress.NONE);
      for (int i = 0; i < ITEMS; i++) {
        // two classes: the difference of two log-probabilities is the difference of the logits
        double both = logit(p[Side.BOTH.ordinal()][i]);
        double sum = logit(p[Side.TEXT.ordinal()][i]) + logit(p[Side.VIDEO.ordinal()][i]);
        assertThat(logit(actual[i])).isCloseTo((1 - m) * both + m * sum, within(1e-3));
      }
    }
  }

  private static double logit(float[] p) {
    return Math.log(p[1] / p[0]);
  }

  private static ModelConfig with(HeadSpec second) {
    ModelConfig c = CONFIG;
    return new ModelConfig(
        c.textDim(),
        c.videoChannels(),
        c.alignDim(),
        c.pooledDim(),
        c.fusionDim(),
        c.fusionLayers(),
        c.fusionHeads(),
        c.timeBins(),
        c.gridHeight(),
        c.gridWidth(),
        c.framesPerClip(),
        c.frameStride(),
        c.nominalRateHz(),
        c.maxClips(),
        List.of(c.heads().getFirst(), second));
  }

  /** Without texts the head learns, and a text that comes later changes nothing. */
  @Test
  void aHeadWithoutTextsReadsVideoAlone() throws Exception {
    LabelledFeatures with = data();
    LabelledFeatures without =
        new LabelledFeatures(
            with.head(),
            with.cells(),
            with.clipsOf(),
            with.tokens(),
            Collections.nCopies(ITEMS, List.of()),
            with.labels());
    assertThat(without.sides()).containsExactly(Side.VIDEO);
    try (FeatureStore cells = with.cells();
        TokenFeatures tokens = with.tokens();
        NDManager manager = engine.newManager();
        ParameterSet parameters = new ParameterSet(manager)) {
      MultimodalNet.init(CONFIG, parameters, 1);
      HeadPlan plan =
          new HeadPlan(
              200,
              1e-2,
              0,
              List.of("topics"),
              List.of(),
              Map.of(),
              4,
              1,
              1,
              0,
              1e-4,
              1e-4,
              0,
              5,
              0.5,
              0,
              Map.of(),
              1,
              0);
      new HeadStage(engine, CONFIG, plan, 9)
          .run(
              parameters,
              List.of(new HeadStage.Task(without, without)),
              folder.resolve("alone"),
              point -> {},
              Progress.NONE);
      MultimodalNet net = new MultimodalNet(CONFIG, parameters, false);
      float[][] video = Predictions.probabilities(manager, net, with, Side.VIDEO, Progress.NONE);
      float[][] both = Predictions.probabilities(manager, net, with, Side.BOTH, Progress.NONE);
      float[][] text = Predictions.probabilities(manager, net, with, Side.TEXT, Progress.NONE);
      assertThat(Predictions.hits(Predictions.labels(video), with.labels())).containsOnly(1);
      assertThat(both).isDeepEqualTo(video);
      assertThat(text[0]).isEqualTo(text[ITEMS - 1]);
    }
  }

  @Test
  void fitsAndStaysSmallWhereAskedTo() throws Exception {
    LabelledFeatures data = data();
    try (FeatureStore cells = data.cells();
        TokenFeatures tokens = data.tokens()) {
      double[] free = train(data, 0, "free");
      double[] ridge = train(data, 0.3, "ridge");
      assertThat(free[0]).isEqualTo(1);
      assertThat(ridge[1]).isLessThan(free[1] / 2);
    }
  }
}
