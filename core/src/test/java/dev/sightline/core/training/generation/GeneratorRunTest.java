package dev.sightline.core.training.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.model.bundle.BundleReader;
import dev.sightline.core.model.bundle.CurvePoint;
import dev.sightline.core.model.bundle.GeneratorBundle;
import dev.sightline.core.model.bundle.GeneratorFiles;
import dev.sightline.core.model.generation.GenerationMethod;
import dev.sightline.core.model.generation.GeneratorSet;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.laboratory.StagePlan;
import dev.sightline.core.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training of a few steps: all stages, the bundle, and going on after a stop. */
class GeneratorRunTest {
  private static final GeneratorRecipe TINY =
      new GeneratorRecipe(
          "tiny",
          "0",
          1,
          2,
          GeneratorSet.LABORATORY,
          new WorldOptions(64, 16, 2, 16, 0, 0, 0, List.of()),
          new GeneratorRecipe.Sizes(4, 4, 8, 1, 2, 8, 8, 1, 4, 4, 16),
          4,
          2,
          plan(1, 1, 2),
          plan(1, 2, 4),
          plan(2, 12, 16),
          plan(2, 60, 4),
          plan(1, 2, 2),
          2);

  @TempDir private Path folder;

  private static StagePlan plan(int epochs, int steps, int batch) {
    return new StagePlan(epochs, epochs, steps, batch, 2e-3, 0.01, 5, 0.5);
  }

  private GeneratorBundle run(Path work, Progress progress) throws Exception {
    Files.createDirectories(work);
    GeneratorRun run =
        new GeneratorRun(
            new TorchEngine(1),
            BundleReader.openResource("/dev/sightline/resources/models/laboratory"),
            work);
    return GeneratorFiles.open(run.run(TINY, progress));
  }

  @Test
  void learnsInStagesAndGoesOnBitForBitAfterAStop() throws Exception {
    GeneratorBundle whole = run(folder.resolve("whole"), Progress.NONE);
    // courses are not rendered, so that there can be many of them
    List<CurvePoint> course =
        whole.curves().stream().filter(p -> p.stage().equals("course")).toList();
    assertThat(course).hasSize(2);
    assertThat(course.getLast().values().get("train.loss"))
        .isLessThan(course.getFirst().values().get("train.loss"));
    assertThat(whole.curves())
        .extracting(CurvePoint::stage)
        .containsOnly("reader", "autoencoder", "course", "flow", "adversarial");
    assertThat(whole.card()).contains("| colour.accuracy | 2 |").contains("| frechet | 2 |");
    assertThat(whole.description().metrics())
        .anyMatch(m -> m.name().equals("flow.frechet") && m.value() >= 0);

    Path work = folder.resolve("stopped");
    Progress afterTheFirstRoundOfTheFlow =
        new Progress() {
          private boolean stop;

          @Override
          public void update(double fraction, Phrase message) {
            stop |= message.english().contains("flow, epoch 2");
          }

          @Override
          public boolean isCancelled() {
            return stop;
          }
        };
    assertThatThrownBy(() -> run(work, afterTheFirstRoundOfTheFlow))
        .isInstanceOf(CancelledException.class);
    GeneratorBundle resumed = run(work, Progress.NONE);
    assertThat(resumed.weights().tensors()).isEqualTo(whole.weights().tensors());
    assertThat(resumed.card()).isEqualTo(whole.card());
  }

  @Test
  void learnsDigitsByTheSameStages() throws Exception {
    GeneratorRecipe digits =
        new GeneratorRecipe(
            "tiny-digits",
            "0",
            1,
            2,
            GeneratorSet.DIGITS,
            TINY.options(),
            TINY.sizes(),
            TINY.clips(),
            TINY.longClips(),
            plan(1, 1, 2),
            plan(1, 2, 4),
            plan(1, 2, 4),
            plan(1, 2, 4),
            plan(1, 2, 2),
            12);
    Path made =
        new GeneratorRun(
                new TorchEngine(1),
                BundleReader.openResource("/dev/sightline/resources/models/laboratory"),
                folder)
            .run(digits, Progress.NONE);
    GeneratorBundle bundle = GeneratorFiles.open(made);
    assertThat(bundle.description().sizes().set()).isEqualTo(GeneratorSet.DIGITS);
    assertThat(bundle.card())
        .contains("| digit.accuracy | 12 |", "| path.accuracy | 12 |", "| direction.accuracy |")
        .contains("handwritten")
        .doesNotContain("shape.accuracy", "count.accuracy", "stripes");
    assertThat(bundle.weights().tensors()).containsKey("reader.digit.weight");
    assertThatThrownBy(
            () -> MadeClips.of(new TorchEngine(1), bundle, GenerationMethod.FLOW, 1, Progress.NONE))
        .isInstanceOf(SightlineException.class)
        .hasMessageContaining("tiny-digits 0 does not make clips of the laboratory");
  }

  @Test
  void theRecipesThatShipCanBeRead() throws Exception {
    Path digits = Path.of("..", "recipes", "generator-digits.yaml");
    assertThat(GeneratorRecipe.read(digits).config().words()).contains("seven", "7", "zigzag");
    Path file = Path.of("..", "recipes", "generator.yaml");
    assertThat(GeneratorRecipe.isOne(file)).isTrue();
    assertThat(GeneratorRecipe.isOne(Path.of("..", "recipes", "laboratory.yaml"))).isFalse();
    assertThat(GeneratorRecipe.read(file).config().words()).contains("circle", "thrice", "a");
  }
}
