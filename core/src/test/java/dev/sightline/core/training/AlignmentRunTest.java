package dev.sightline.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.model.bundle.BundleManifest;
import dev.sightline.core.model.bundle.BundleReader;
import dev.sightline.core.model.bundle.BundleWriter;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.TensorFile;
import dev.sightline.core.training.evaluation.ByClass;
import dev.sightline.core.training.evaluation.Evaluation;
import dev.sightline.core.training.evaluation.Interval;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What surrounds the stage itself, which AlignmentStageTest trains. */
class AlignmentRunTest {
  private static final Path RECIPE = Path.of("../recipes/everyday-alignment.yaml");

  @TempDir private Path folder;

  @Test
  void theRecipeIsOneOfItsKindAndOthersAreNot() throws Exception {
    assertThat(AlignmentRecipe.isOne(RECIPE)).isTrue();
    assertThat(AlignmentRecipe.isOne(Path.of("../recipes/everyday.yaml"))).isFalse();
    assertThat(AlignmentRecipe.read(RECIPE).alignment().topRate()).isZero();
  }

  @Test
  void aRecipeThatWouldChangeWhatHeadsReadIsRefused() throws Exception {
    Path changed = folder.resolve("r.yaml");
    Files.writeString(changed, Files.readString(RECIPE).replace("topRate: 0", "topRate: 1.0e-4"));
    assertThatThrownBy(() -> AlignmentRecipe.read(changed))
        .isInstanceOf(SightlineException.class)
        .hasMessageContaining("set topRate and labelledEvery to 0");
  }

  @Test
  void newWeightsLeaveEverythingElseOfABundle() throws Exception {
    ModelBundle base = BundleReader.openResource("/dev/sightline/resources/models/everyday");
    Path target = folder.resolve("b");
    BundleWriter.write(target, base);
    Map<String, FloatTensor> weights = new LinkedHashMap<>(base.weights().tensors());
    weights.put("align.late.scale", FloatTensor.of(new float[] {2}, 1));
    BundleWriter.update(target, "9.9", TensorFile.of(weights));

    ModelBundle read = BundleReader.open(target);
    assertThat(read.manifest().version()).isEqualTo("9.9");
    assertThat(read.weights().get("align.late.scale").values()).containsExactly(2);
    base.weights()
        .tensors()
        .forEach(
            (name, t) -> {
              if (!name.equals("align.late.scale")) {
                assertThat(read.weights().get(name).values()).as(name).isEqualTo(t.values());
              }
            });
    assertThat(read.captions().orElseThrow().config())
        .isEqualTo(base.captions().orElseThrow().config());
    assertThat(read.card()).isEqualTo(base.card());
    assertThat(read.manifest().metrics()).isEqualTo(base.manifest().metrics());
  }

  @Test
  void theCardGetsTheNewFiguresAndSaysHow() throws Exception {
    BundleManifest base =
        BundleReader.openResource("/dev/sightline/resources/models/everyday").manifest();
    String card =
        """
        # everyday %s

        ## How it is made

        - Fusion.

        ## Data

        | task | split | items | figure | value | interval |
        |---|---|---|---|---|---|
        | retrieval | dev | 1000 | text_to_image.r@1 | 25.1 | 23.9 – 26.2 |
        | retrieval | dev | 1000 | old | 1.0 | 1.0 – 1.0 |
        | topics | dev | 244 | text.accuracy | 49.2 | 43.0 – 55.3 |
        """
            .formatted(base.version());
    Evaluation e =
        new Evaluation(
            "retrieval",
            "everyday 9.9",
            "dev",
            1000,
            Map.of("text_to_image.r@1", new Interval(0.5, 0.4, 0.6)),
            ByClass.NONE);
    AlignmentRecipe recipe = AlignmentRecipe.read(RECIPE);
    String once = AlignmentCard.with(card, base, recipe, List.of(e));
    assertThat(once)
        .startsWith("# everyday " + recipe.version() + "\n")
        .contains("| retrieval | dev | 1000 | text_to_image.r@1 | 50.0 | 40.0 – 60.0 |\n| topics")
        .contains(
            "each 2 steps on\n  pictures made of four of them; each 2 steps on captioned clips of MSR-VTT, train.")
        .contains("from the alignment of everyday " + base.version())
        .contains("recipes/everyday-alignment.yaml --from BUNDLE", "## What was tried")
        .doesNotContain("| old |");
    assertThat(AlignmentCard.with(once, base, recipe, List.of(e))).isEqualTo(once);
  }
}
