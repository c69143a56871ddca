package dev.sightline.core.training.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.core.SharedData;
import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.laboratory.QuestionKind;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.model.bundle.BundleReader;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.tensor.TorchEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabQuestionsRunTest {
  private static final String MODELS = "/dev/sightline/resources/models/";

  @TempDir private Path work;

  @Test
  void aModelLearnsToAnswer_uponAnEncoderAndAnAlignmentThatStay() throws Exception {
    ModelBundle base = BundleReader.openResource(MODELS + "laboratory");
    LabQuestionsRecipe recipe =
        new LabQuestionsRecipe(
            "tiny",
            "0.1",
            1,
            7,
            new StagePlan(1, 1, 2, 1, 1e-3, 0.02, 5, 0.9),
            Map.of(
                LabTask.CAPTION, 2,
                LabTask.MATCH, 12,
                LabTask.DIRECTION, 4,
                LabTask.COUNT, 4,
                LabTask.ORDER, 12),
            2,
            new TrustPlan(4, 4, 4, 0.9));
    TorchEngine engine = new TorchEngine();
    Path made =
        new LabQuestionsRun(engine, work, Optional.empty()).run(recipe, base, Progress.NONE);
    ModelBundle bundle = BundleReader.open(made);
    assertThat(bundle.manifest().heads())
        .singleElement()
        .satisfies(h -> assertThat(h.labels()).isEqualTo(QuestionKind.ANSWERS));
    bundle
        .weights()
        .tensors()
        .forEach(
            (name, t) -> {
              if (name.startsWith("align.") || name.startsWith("video.")) {
                assertThat(t.values()).as(name).isEqualTo(base.weights().get(name).values());
              }
            });
    assertThat(bundle.weights().get("fusion.position.time").values())
        .isNotEqualTo(base.weights().get("fusion.position.time").values());
    assertThat(bundle.manifest().metrics())
        .extracting(m -> m.name())
        .contains(
            "what.both.accuracy", "which_first.both.shuffled.accuracy", "how_many.text.accuracy");
    assertThat(bundle.card()).contains("laboratory " + base.manifest().version(), "| where |");
    assertThat(bundle.record().evaluations()).extracting(e -> e.task()).isEqualTo(List.of("qa"));
  }

  @Test
  void aModelThatDoesNotAnswerIsNotMeasured() throws Exception {
    ModelBundle other = BundleReader.openResource(MODELS + "laboratory");
    assertThatThrownBy(
            () ->
                new LabQuestionsEvaluator(new TorchEngine(), 2)
                    .run(other, Split.DEV, 1, Progress.NONE))
        .hasMessageContaining("--bundle laboratory-questions");
  }

  /** What is fitted on a few items is poor; here counts what is written and that weights stay. */
  @Test
  void whatIsFinishedLearnsToRefuseAndKeepsItsWeights() throws Exception {
    Path data = SharedData.require("data");
    ModelBundle base = BundleReader.openResource(MODELS + "laboratory");
    ModelBundle finished = BundleReader.openResource(MODELS + "laboratory-questions");
    LabQuestionsRecipe recipe =
        new LabQuestionsRecipe(
            "tiny",
            "0.2",
            1,
            7,
            new StagePlan(1, 1, 2, 1, 1e-3, 0.02, 5, 0.9),
            Map.of(),
            4,
            new TrustPlan(12, 8, 12, 0.9));
    TorchEngine engine = new TorchEngine();
    LabQuestionsRun run = new LabQuestionsRun(engine, work, Optional.of(data));
    ModelBundle made = BundleReader.open(run.trust(recipe, finished, base, Progress.NONE));
    assertThat(made.manifest().version()).isEqualTo("0.2");
    made.weights()
        .tensors()
        .forEach(
            (name, t) ->
                assertThat(t.values()).as(name).isEqualTo(finished.weights().get(name).values()));
    assertThat(made.confidence().temperatures()).hasSize(3);
    assertThat(made.confidence().detectors())
        .extracting(d -> d.side() + " " + d.exposedTo())
        .containsExactly(
            "text [daquar]", "video [flickr8k, ucf18]", "both [flickr8k, ucf18, daquar]");
    assertThat(made.confidence().thresholds()).hasSize(1);
    assertThat(made.manifest().metrics())
        .extracting(m -> m.task() + " " + m.name())
        .contains(
            "laboratory-questions both.told.accuracy",
            "laboratory-questions both.accuracy.at_50",
            "rejection msrvtt.both.refused",
            "rejection daquar.both.refused");
    assertThat(made.card()).contains("“I cannot tell”", "| msrvtt, 4 items |");

    assertThatThrownBy(() -> run.trust(recipe, base, base, Progress.NONE))
        .hasMessageContaining("does not answer");
    ModelBundle other = BundleReader.openResource(MODELS + "everyday");
    assertThatThrownBy(() -> run.trust(recipe, finished, other, Progress.NONE))
        .hasMessageContaining("does not build upon everyday");
    assertThatThrownBy(
            () ->
                new LabQuestionsRun(engine, work, Optional.empty())
                    .trust(recipe, finished, base, Progress.NONE))
        .hasMessageContaining("needs --data");
  }
}
