package dev.sightline.core.model.bundle;

import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.Safetensors;
import dev.sightline.core.tensor.StoredType;
import dev.sightline.core.tensor.TensorFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A small bundle that is right in every way. */
final class SampleBundle {
  static final ModelConfig CONFIG =
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
          List.of(new HeadSpec("topics", List.of("sport", "müsic")), heads("actions")));

  static final TensorFile WEIGHTS =
      TensorFile.of(
          Map.of(
              "a.weight", FloatTensor.of(new float[] {1, 2, 3, 4, 5, -6.5f}, 2, 3),
              "b", FloatTensor.of(new float[] {0.25f}, 1)));

  static final String CARD = "# Sample\n\nFor tests only. 示例\n";

  static final TrainingRecord RECORD =
      new TrainingRecord(
          List.of(
              new CurvePoint("alignment", 1, 2.5, Map.of("train.loss", 3.5)),
              new CurvePoint("alignment", 2, 5, Map.of("train.loss", 2.0))),
          List.of(evaluation("topics", "dev")));

  private SampleBundle() {}

  static HeadEvaluation evaluation(String task, String split) {
    return new HeadEvaluation(
        task,
        split,
        4,
        "./sightline evaluate …",
        List.of("sport", "müsic"),
        Map.of(
            "both",
            new SideEvaluation(
                new ConfusionMatrix(List.of(List.of(2, 1), List.of(0, 1))),
                List.of(new ReliabilityBin(0, 0, 0), new ReliabilityBin(4, 0.7, 0.75)))));
  }

  private static HeadSpec heads(String key) {
    return new HeadSpec(key, List.of("run", "jump", "sit"));
  }

  static Metric metric(String name, double value) {
    return new Metric("topics", name, "dev", 244, value, 0.4, 0.6, "./sightline evaluate …");
  }

  static BundleManifest manifest() {
    return BundleManifest.of(
        "sample", "1.0", "Apache-2.0", CONFIG, List.of(metric("both.accuracy", 0.55)));
  }

  static BundleManifest write(Path target) throws SightlineException {
    return write(target, WEIGHTS.tensors());
  }

  static BundleManifest write(Path target, Map<String, FloatTensor> weights)
      throws SightlineException {
    byte[] bytes = Safetensors.encode(TensorFile.of(weights), name -> StoredType.F32);
    return BundleWriter.write(target, manifest(), bytes, CARD, RECORD);
  }
}
