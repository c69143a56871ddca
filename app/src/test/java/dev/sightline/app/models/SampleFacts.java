package dev.sightline.app.models;

import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.bundle.BundleManifest;
import dev.sightline.core.model.bundle.ConfusionMatrix;
import dev.sightline.core.model.bundle.CurvePoint;
import dev.sightline.core.model.bundle.HeadEvaluation;
import dev.sightline.core.model.bundle.Metric;
import dev.sightline.core.model.bundle.ReliabilityBin;
import dev.sightline.core.model.bundle.SideEvaluation;
import dev.sightline.core.model.bundle.TrainingRecord;
import java.util.List;
import java.util.Map;

/** A model that only tests have. */
final class SampleFacts {
  static final SideEvaluation TEXT = side(List.of(List.of(1, 2), List.of(0, 1)));
  static final SideEvaluation BOTH = side(List.of(List.of(3, 0), List.of(1, 0)));

  static final HeadEvaluation TOPICS =
      new HeadEvaluation(
          "topics",
          "dev",
          4,
          "./sightline evaluate --task topics",
          List.of("cooking", "music"),
          Map.of("text", TEXT, "both", BOTH));

  static final HeadEvaluation ACTIONS =
      new HeadEvaluation(
          "actions",
          "dev",
          4,
          "./sightline evaluate --task actions",
          List.of("run", "sit"),
          Map.of("text", TEXT));

  static final List<Metric> METRICS =
      List.of(
          metric("topics", "both.accuracy"),
          metric("retrieval", "text_to_image.r@1"),
          metric("topics", "text.accuracy"));

  private SampleFacts() {}

  static ModelFacts of(String name, TrainingRecord record) {
    ModelConfig config =
        new ModelConfig(
            384,
            1280,
            64,
            32,
            16,
            1,
            4,
            8,
            7,
            7,
            4,
            4,
            25,
            128,
            List.of(new HeadSpec("topics", List.of("cooking", "music"))));
    return new ModelFacts(
        BundleManifest.of(name, "1.0", "Apache-2.0", config, METRICS),
        "# " + name,
        record,
        "0".repeat(64),
        1_500_000,
        List.of());
  }

  static ModelFacts full(String name) {
    return of(
        name,
        new TrainingRecord(
            List.of(new CurvePoint("alignment", 1, 2, Map.of("train.loss", 3.0))),
            List.of(TOPICS, ACTIONS)));
  }

  private static Metric metric(String task, String name) {
    return new Metric(task, name, "dev", 4, 0.5, 0.4, 0.6, "./sightline evaluate --task " + task);
  }

  private static SideEvaluation side(List<List<Integer>> counts) {
    return new SideEvaluation(
        new ConfusionMatrix(counts), List.of(new ReliabilityBin(4, 0.7, 0.75)));
  }
}
