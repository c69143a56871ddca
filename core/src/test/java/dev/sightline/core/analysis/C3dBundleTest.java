package dev.sightline.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.laboratory.Laboratory;
import dev.sightline.core.laboratory.LaboratoryWriter;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.bundle.BundleManifest;
import dev.sightline.core.model.bundle.BundleReader;
import dev.sightline.core.model.bundle.BundleWriter;
import dev.sightline.core.model.bundle.TrainingRecord;
import dev.sightline.core.model.bundle.VideoFamily;
import dev.sightline.core.model.video.C3d;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.Safetensors;
import dev.sightline.core.tensor.StoredType;
import dev.sightline.core.tensor.TensorFile;
import dev.sightline.core.text.BuiltInText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle whose video encoder is C3D is opened and run like any other. */
class C3dBundleTest {
  private static final int WIDTH = 2;

  @TempDir private Path folder;

  private static ModelConfig config(int grid) {
    return new ModelConfig(
        384,
        C3d.channels(WIDTH),
        16,
        16,
        16,
        1,
        2,
        4,
        grid,
        grid,
        16,
        1,
        16,
        64,
        List.of(new HeadSpec("direction", List.of("left", "right"))));
  }

  private Path write(int grid) throws SightlineException {
    Map<String, FloatTensor> weights = new LinkedHashMap<>(C3d.initial(WIDTH, 1));
    MultimodalNet.init(
        config(grid),
        (name, values, shape) ->
            weights.put(
                name,
                FloatTensor.of(values, Arrays.stream(shape).mapToInt(Math::toIntExact).toArray())),
        1);
    Path bundle = folder.resolve("bundle");
    BundleWriter.write(
        bundle,
        BundleManifest.of(
            "tiny",
            "1.0",
            "Apache-2.0",
            BuiltInText.ALL_MINILM_L6_V2,
            VideoFamily.C3D,
            config(grid),
            List.of()),
        Safetensors.encode(TensorFile.of(weights), n -> StoredType.F16),
        "# Tiny\n",
        TrainingRecord.NONE);
    return bundle;
  }

  @Test
  void aVideoOfTheLaboratoryIsAnalysed() throws Exception {
    new LaboratoryWriter(new Laboratory(1, WorldOptions.STANDARD), folder.resolve("world"))
        .write(List.of(LabTask.ORDER), Split.DEV, 1, Progress.NONE);
    Path video = folder.resolve("world/videos/dev-order-000000.mp4");
    AnalysisCache cache = new AnalysisCache(folder.resolve("cache"), 1L << 30);
    try (Analyzer analyzer =
        ModelAnalyzer.open(BundleReader.open(write(C3d.GRID)), cache, 1, "test")) {
      VideoFeatures features = analyzer.encode(video, Progress.NONE);
      assertThat(features.grid()).isEqualTo(new Grid(1, 4, 4));
      assertThat(features.clips()).hasSize(WorldOptions.STANDARD.clips());
      assertThat(features.channels()).isEqualTo(C3d.channels(WIDTH));
      assertThat(features.cells()).isNotEqualTo(new float[features.cells().length]);
      assertThat(analyzer.encode(video, Progress.NONE).cells())
          .as("from the cache")
          .containsExactly(features.cells());
      Analysis analysis = analyzer.analyze(features, "the red circle moves left", Progress.NONE);
      assertThat(analysis.heads()).extracting(HeadResult::head).containsExactly("direction");
      assertThat(analysis.heads().getFirst().probabilities().stream().mapToDouble(p -> p).sum())
          .isCloseTo(1, within(1e-5));
      assertThat(analyzer.model().heads()).containsExactly("direction");
    }
  }

  @Test
  void sizesThatC3dCannotHaveAreRefused() {
    assertThatThrownBy(() -> write(7))
        .isInstanceOf(SightlineException.class)
        .hasMessageContaining("its kind of video encoder");
  }

  @Test
  void aPreparationThatC3dDoesNotHaveIsRefused() throws Exception {
    Path bundle = write(C3d.GRID);
    Path json = bundle.resolve("bundle.json");
    Files.writeString(json, Files.readString(json).replace("\"side\" : 64", "\"side\" : 224"));
    assertThatThrownBy(() -> BundleReader.open(bundle))
        .hasMessageContaining("a preparation of frames or texts");
  }
}
