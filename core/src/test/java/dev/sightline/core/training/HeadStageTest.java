package dev.sightline.core.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
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

  private static HeadPlan plan(double penalty) {
    Map<String, Double> penalties = Map.of("topics", penalty);
    return new HeadPlan(60, 1e-2, 2, 4, 1, 1, 1, 1e-4, 1e-4, 0, 5, 0.5, 0, penalties, 0, 0.25, 0.25);
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
      new HeadStage(engine, CONFIG, plan(penalty), 9)
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

  @Test
  void theFusionIsTaughtToSayNothingWhereASideIsAbsent() throws Exception {
    LabelledFeatures data = data();
    try (FeatureStore cells = data.cells();
        TokenFeatures tokens = data.tokens()) {
      double freely = spokenWithoutText(data, 0);
      double silenced = spokenWithoutText(data, 100);
      assertThat(freely).as("it says something if it may").isGreaterThan(0.05);
      assertThat(silenced).isLessThan(freely / 3);
    }
  }

  /** Largest difference between the two logits that the fusion adds where there is no text. */
  private double spokenWithoutText(LabelledFeatures data, double silence) throws Exception {
    HeadPlan plan =
        new HeadPlan(
            20, 1e-2, 40, 4, 1, 1, 1, 5e-3, 5e-3, 0, 5, 0.5, 0, Map.of(), silence, 0.25, 0.25);
    try (NDManager manager = engine.newManager();
        ParameterSet parameters = new ParameterSet(manager)) {
      MultimodalNet.init(CONFIG, parameters, 1);
      new HeadStage(engine, CONFIG, plan, 9)
          .run(
              parameters,
              List.of(new HeadStage.Task(data, data)),
              folder.resolve("silence" + silence),
              point -> {},
              Progress.NONE);
      MultimodalNet net = new MultimodalNet(CONFIG, parameters, false);
      List<FusionBatch.Item> items = new ArrayList<>();
      for (int i = 0; i < ITEMS; i++) {
        items.add(new FusionBatch.Item(i, 0, -1));
      }
      NDArray pooled = FusionBatch.pooled(manager, CONFIG, net.fusion(), data, items);
      float[] said =
          net.heads()
              .fusedLogits(pooled.get(":, :" + 2 * CONFIG.fusionDim()), "topics")
              .toFloatArray();
      double most = 0;
      for (int i = 0; i < ITEMS; i++) {
        most = Math.max(most, Math.abs(said[2 * i] - said[2 * i + 1]));
      }
      return most;
    }
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
      HeadPlan plan = new HeadPlan(200, 1e-2, 0, 4, 1, 1, 0, 1e-4, 1e-4, 0, 5, 0.5, 0, Map.of(), 0, 1, 0);
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
