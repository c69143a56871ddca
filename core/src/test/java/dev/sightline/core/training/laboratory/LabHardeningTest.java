package dev.sightline.core.training.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.model.bundle.BundleReader;
import dev.sightline.core.model.bundle.GeneratorFiles;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.model.generation.GenerationMethod;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.HardenPlan;
import dev.sightline.core.training.HardenResult;
import dev.sightline.core.training.generation.MadeClips;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabHardeningTest {
  private static final String MODELS = "/dev/sightline/resources/models/";
  private static final Map<LabTask, Integer> SETS =
      Map.of(
          LabTask.CAPTION, 2,
          LabTask.MATCH, 12,
          LabTask.DIRECTION, 4,
          LabTask.COUNT, 4,
          LabTask.ORDER, 12,
          LabTask.COLOUR, 2,
          LabTask.SHORTCUT, 2);

  @TempDir private Path work;

  @Test
  void fusionAndHeadsAreTrained_onGeneratedClipsToo_andTheRestStays() throws Exception {
    ModelBundle base = BundleReader.openResource(MODELS + "laboratory");
    HardenPlan plan =
        new HardenPlan(
            "",
            HardenPlan.Variant.FAST,
            0.1,
            1,
            2,
            0.5,
            1e-3,
            1,
            Optional.of(new HardenPlan.Generated(GenerationMethod.ADVERSARIAL, 2)));
    TorchEngine engine = new TorchEngine(1);
    List<MadeClip> made =
        MadeClips.of(
            engine,
            GeneratorFiles.openResource(MODELS + "generator"),
            GenerationMethod.ADVERSARIAL,
            2,
            Progress.NONE);
    HardenResult result =
        new LabHardening(engine, work, SETS, 1, 2).run(base, plan, made, Progress.NONE);
    assertThat(result.heads())
        .extracting(HardenResult.Head::key)
        .containsExactly("match", "direction", "count", "order", "relation", "shortcut");
    assertThat(result.heads()).allSatisfy(h -> assertThat(h.n()).isEqualTo(2));
    assertThat(result.curves()).hasSize(2);
    Path written = work.resolve("hardened");
    result.model().write(written, "hardened", plan, result, "a command");
    ModelBundle hardened = BundleReader.open(written);
    hardened
        .weights()
        .tensors()
        .forEach(
            (name, t) -> {
              if (name.startsWith("align.") || name.startsWith("video.")) {
                assertThat(t.values()).as(name).isEqualTo(base.weights().get(name).values());
              }
            });
    assertThat(hardened.weights().get("fusion.layer.0.text.query.weight").values())
        .isNotEqualTo(base.weights().get("fusion.layer.0.text.query.weight").values());
    assertThat(hardened.card())
        .contains("2 clips that a generator (adversarial) made", "| match |");
    // what was measured on the base does not hold for what reads the changed fusion
    assertThat(hardened.manifest().metrics())
        .isNotEmpty()
        .allSatisfy(m -> assertThat(m.task()).isEqualTo("robustness"));
  }

  @Test
  void otherModelsHaveNoSuchQuestions() throws Exception {
    ModelBundle other = BundleReader.openResource(MODELS + "everyday");
    HardenPlan plan =
        new HardenPlan("", HardenPlan.Variant.FAST, 0.1, 1, 1, 0.5, 1e-3, 1, Optional.empty());
    assertThatThrownBy(
            () ->
                new LabHardening(new TorchEngine(1), work, 2)
                    .run(other, plan, List.of(), Progress.NONE))
        .hasMessageContaining("is no model of the laboratory");
  }
}
