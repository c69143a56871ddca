package dev.sightline.core.training.pretraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.MaskedNet;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.model.bundle.CurvePoint;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.CaptionGrids;
import dev.sightline.core.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PretrainStageTest {
  private static final int ITEMS = 16;

  @TempDir private Path dir;

  private final TorchEngine engine = new TorchEngine(1);
  private final List<CurvePoint> curve = new ArrayList<>();

  private Map<String, FloatTensor> train(PretrainPlan plan, Path checkpoint, Progress progress)
      throws Exception {
    curve.clear();
    CaptionGrids.Set grids = Tiny.grids(dir.resolve("cells.f16"), ITEMS, 1);
    try (NDManager manager = engine.newManager();
        ParameterSet parameters = new ParameterSet(manager)) {
      Pairs pairs = Tiny.pairs(grids);
      WordList words = WordList.of(List.of(pairs), plan.vocabulary());
      MultimodalNet.init(Tiny.CONFIG, parameters, 1);
      MaskedNet.initWords(Tiny.CONFIG, words.words().size(), plan.width(), parameters, 1);
      MaskedNet.initCells(Tiny.CONFIG, parameters, 1);
      new PretrainStage(engine, Tiny.CONFIG, plan, 4)
          .run(
              parameters,
              new PretrainStage.Data(List.of(pairs), List.of(pairs), words, Tiny::states),
              checkpoint,
              curve::add,
              progress);
      Map<String, FloatTensor> weights = new HashMap<>();
      for (String name : parameters.names()) {
        weights.put(name, TorchEngine.toJava(parameters.get(name)));
      }
      return weights;
    } finally {
      grids.cells().close();
    }
  }

  private double last(Objective objective, String key) {
    return curve.stream()
        .filter(p -> p.stage().equals(objective.stage()))
        .toList()
        .getLast()
        .values()
        .get(key);
  }

  @Test
  void itLearnsToSeeTheWordAndTheCells() throws Exception {
    train(
        Tiny.plan(2, 50, new PretrainPlan.Weights(1, 0.5, 0.1)),
        dir.resolve("learn"),
        Progress.NONE);
    assertThat(curve).hasSize(6);
    // one word in three of a text is seen and not read: four of them, equally often
    double visible = last(Objective.LANGUAGE, "dev.things.perplexity.visible");
    double hidden = last(Objective.LANGUAGE, "dev.things.perplexity.hidden");
    assertThat(visible).isBetween(1.0, 1.4);
    assertThat(hidden).isGreaterThan(1.1 * visible);
    assertThat(last(Objective.VIDEO, "dev.things.explained.with_text")).isGreaterThan(0.3);
    assertThat(last(Objective.VIDEO, "dev.things.explained.without_text")).isGreaterThan(0.2);
    assertThat(last(Objective.CONTRAST, "train.loss"))
        .isLessThan(curve.get(2).values().get("train.loss"));
  }

  @Test
  void twoRunsAreEqualAndAKilledOneGoesOnBitForBit() throws Exception {
    PretrainPlan plan = Tiny.plan(2, 4, new PretrainPlan.Weights(1, 1, 1));
    Map<String, FloatTensor> whole = train(plan, dir.resolve("whole"), Progress.NONE);
    Map<String, FloatTensor> again = train(plan, dir.resolve("again"), Progress.NONE);
    Path checkpoint = dir.resolve("killed");
    Progress killed =
        new Progress() {
          @Override
          public void update(double fraction, Phrase message) {}

          @Override
          public boolean isCancelled() {
            return Files.exists(checkpoint);
          }
        };
    assertThatThrownBy(() -> train(plan, checkpoint, killed))
        .isInstanceOf(CancelledException.class);
    Map<String, FloatTensor> resumed = train(plan, checkpoint, Progress.NONE);
    whole.forEach(
        (name, t) -> {
          assertThat(again.get(name).values()).as(name).isEqualTo(t.values());
          assertThat(resumed.get(name).values()).as(name).isEqualTo(t.values());
        });
  }

  @Test
  void anObjectiveOfWeightZeroIsLeftOut() throws Exception {
    Map<String, FloatTensor> weights =
        train(
            Tiny.plan(1, 2, new PretrainPlan.Weights(0, 0, 1)),
            dir.resolve("contrast"),
            Progress.NONE);
    assertThat(curve).extracting(CurvePoint::stage).containsExactly("contrast");
    try (NDManager manager = engine.newManager();
        ParameterSet fresh = new ParameterSet(manager)) {
      MultimodalNet.init(Tiny.CONFIG, fresh, 1);
      String name = "fusion.layer.0.text.value.weight";
      // nothing but the rounding of the moving average
      assertThat(weights.get(name).values())
          .containsExactly(fresh.get(name).toFloatArray(), within(1e-6f));
      String moved = "align.video.skip.weight";
      assertThat(weights.get(moved).values()).isNotEqualTo(fresh.get(moved).toFloatArray());
    }
  }

  @Test
  void drawnItemsDiffer() throws Exception {
    CaptionGrids.Set grids = Tiny.grids(dir.resolve("cells.f16"), ITEMS, 1);
    assertThat(Tiny.pairs(grids).draw(ITEMS, new java.util.SplittableRandom(1)))
        .doesNotHaveDuplicates()
        .hasSize(ITEMS);
    grids.cells().close();
  }
}
