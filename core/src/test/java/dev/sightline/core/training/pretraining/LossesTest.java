package dev.sightline.core.training.pretraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.sightline.core.model.FusionNet;
import dev.sightline.core.model.MaskedNet;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.pretraining.WordGuesses.Asked;
import dev.sightline.core.training.pretraining.WordGuesses.Seen;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The losses by hand, and their gradients by finite differences. */
class LossesTest {
  private final TorchEngine engine = new TorchEngine(1);

  @Test
  void theLossOfWordsIsTheMeanSurprise() throws Exception {
    try (NDManager m = engine.newManager()) {
      // softmax of (0, ln 3) is (1/4, 3/4); of (ln 4, 0) is (4/5, 1/5)
      NDArray logits =
          m.create(new float[] {0, (float) Math.log(3), (float) Math.log(4), 0}, new Shape(2, 2));
      double loss = Losses.words(logits, new long[] {1, 1}).getFloat();
      assertThat(loss).isCloseTo(-(Math.log(0.75) + Math.log(0.2)) / 2, within(1e-6));
      assertThat(Losses.perplexity(loss)).isCloseTo(Math.pow(0.75 * 0.2, -0.5), within(1e-5));
    }
  }

  @Test
  void targetsHaveMeanZeroAndVarianceOneAndAnEvenCellIsZero() throws Exception {
    try (NDManager m = engine.newManager()) {
      NDArray cells = m.create(new float[] {1, 2, 3, 6, 4, 4, 4, 4}, new Shape(2, 4));
      float[] t = Losses.target(cells).toFloatArray();
      double deviation = Math.sqrt(3.5); // of 1, 2, 3, 6 around 3
      assertThat(t[0]).isCloseTo((float) (-2 / deviation), within(1e-5f));
      assertThat(t[3]).isCloseTo((float) (3 / deviation), within(1e-5f));
      assertThat(t).endsWith(0, 0, 0, 0);
      NDArray said = m.create(new float[] {0, 0, 0, 0, 1, 0, 0, -1}, new Shape(2, 4));
      assertThat(Losses.cells(said, Losses.target(cells)).getFloat())
          .isCloseTo((4 + 2) / 8f, within(1e-5f));
    }
  }

  @Test
  void perplexitiesAndTheirRatioAreThoseOfTheMeanSurprise() {
    WordGuesses guesses =
        new WordGuesses(
            List.of(
                asked(0, 3, Math.log(2), Math.log(8), true),
                asked(0, 60, Math.log(8), Math.log(8), false),
                asked(1, 70, Math.log(4), Math.log(64), false)));
    assertThat(guesses.perplexity(Seen.VISIBLE)).isCloseTo(4, within(1e-9));
    assertThat(guesses.perplexity(Seen.HIDDEN)).isCloseTo(16, within(1e-9));
    assertThat(guesses.ratio(Seen.HIDDEN, Seen.VISIBLE)).isCloseTo(4, within(1e-9));
    assertThat(guesses.rarer().asked()).hasSize(2);
    assertThat(guesses.rarer().perplexity(Seen.VISIBLE)).isCloseTo(Math.sqrt(32), within(1e-9));
    PretrainFigures.OfSet set = PretrainFigures.of("photographs", 2, guesses, 1);
    assertThat(set.all().visible().value()).isCloseTo(4, within(1e-9));
    assertThat(set.all().gap().low()).isBetween(1.99, 4.01);
    assertThat(new PretrainFigures(List.of(set)).evaluation("m").metrics())
        .hasEntrySatisfying(
            "photographs.visible.probability",
            i -> assertThat(i.value()).isCloseTo(0.25, within(1e-9)))
        .hasEntrySatisfying(
            "photographs.visible_minus_hidden.accuracy",
            i -> assertThat(i.value()).isCloseTo(1 / 3.0, within(1e-9)));
  }

  private static Asked asked(int item, int word, double visible, double hidden, boolean right) {
    return new Asked(
        item, word, new double[] {visible, hidden, hidden}, new boolean[] {right, false, false});
  }

  @Test
  void gradientsAreThoseOfFiniteDifferences() throws Exception {
    try (NDManager m = engine.newManager();
        ParameterSet parameters = new ParameterSet(m)) {
      MultimodalNet.init(Tiny.CONFIG, parameters, 3);
      MaskedNet.initWords(Tiny.CONFIG, 5, 4, parameters, 3);
      MaskedNet.initCells(Tiny.CONFIG, parameters, 3);
      for (String name :
          List.of(
              "masked.word.hidden.weight",
              "masked.word.table",
              "masked.cell.out.weight",
              "masked.cell.hidden.stand_in",
              "fusion.layer.0.text.value.weight",
              "fusion.layer.1.video.query.weight")) {
        NDArray p = parameters.get(name);
        p.setRequiresGradient(true);
        float analytic;
        try (NDManager step = m.newSubManager();
            GradientCollector collector = engine.newGradientCollector()) {
          collector.backward(loss(step, parameters));
          analytic = p.getGradient().toFloatArray()[1];
        }
        p.setRequiresGradient(false);
        float[] values = p.toFloatArray();
        long[] shape = p.getShape().getShape();
        float h = 2e-2f;
        double numeric =
            (at(m, parameters, name, values, shape, h) - at(m, parameters, name, values, shape, -h))
                / (2 * h);
        parameters.put(name, values, shape);
        assertThat((double) analytic).as(name).isCloseTo(numeric, within(2e-3));
      }
    }
  }

  private double at(
      NDManager m, ParameterSet parameters, String name, float[] values, long[] shape, float by) {
    float[] moved = values.clone();
    moved[1] += by;
    parameters.put(name, moved, shape);
    try (NDManager step = m.newSubManager()) {
      return loss(step, parameters).getFloat();
    }
  }

  /** Both losses on two items, in which some words and cells are hidden. */
  private static NDArray loss(NDManager step, ParameterSet parameters) {
    MultimodalNet net = new MultimodalNet(Tiny.CONFIG, parameters, false);
    MaskedNet masked = new MaskedNet(parameters, false);
    NDArray hidden = step.create(wave(2 * 3 * Tiny.CONFIG.textDim(), 0.7), new Shape(2, 3, 6));
    NDArray grid = step.create(wave(2 * 4 * Tiny.CONFIG.videoChannels(), 1.3), new Shape(2, 4, 8));
    NDArray hide = step.create(new float[] {1, 0, 0, 1, 0, 1, 0, 0}, new Shape(2, 4, 1));
    FusionNet.Output out =
        net.fusion()
            .forward(
                hidden,
                step.ones(new Shape(2, 3)),
                masked.hide(grid, hide),
                step.ones(new Shape(2, 4)),
                step.ones(new Shape(2, 4, 2)));
    NDArray words =
        Losses.words(
            masked.words(out.text(), hidden, step.create(new long[] {1, 5})), new long[] {2, 4});
    NDArray cells = masked.cells(out.video(), step.create(new long[] {0, 3, 5}));
    return words.add(Losses.cells(cells, step.ones(cells.getShape())));
  }

  private static float[] wave(int n, double step) {
    float[] v = new float[n];
    for (int i = 0; i < n; i++) {
      v[i] = (float) Math.sin(step * i);
    }
    return v;
  }
}
