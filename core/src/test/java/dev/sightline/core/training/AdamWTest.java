package dev.sightline.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.tensor.TorchEngine;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The update rule by hand, and going on from a checkpoint. */
class AdamWTest {
  private final TorchEngine engine = new TorchEngine(1);

  /** One step on loss = 3·w, so that the gradient is 3. */
  private void step(ParameterSet p, AdamW optimizer, double rate, double decay) throws Exception {
    try (NDManager step = p.manager().newSubManager();
        GradientCollector collector = engine.newGradientCollector()) {
      NDArray loss = step.create(3f).mul(p.get("w")).sum();
      collector.backward(loss);
    }
    optimizer.update(n -> rate, n -> decay);
  }

  @Test
  void firstStepMovesByTheRate() throws Exception {
    try (NDManager manager = engine.newManager();
        ParameterSet p = new ParameterSet(manager)) {
      p.put("w", new float[] {2}, 1);
      OptimizerState state = OptimizerState.fresh(manager, p, List.of("w"));
      AdamW optimizer = new AdamW(p, state, List.of("w"), 100, 0.9f);
      step(p, optimizer, 0.1, 0.5);
      // m/(1-b1) = 3, sqrt(v/(1-b2)) = 3: w = 2 - 0.1·3/3 - 0.1·0.5·2
      assertThat(p.get("w").toFloatArray()[0]).isCloseTo(1.8f, within(1e-5f));
      // the first average trusts the new weight by 9/11
      assertThat(state.average().get("w").toFloatArray()[0])
          .isCloseTo(2 * 2f / 11 + 1.8f * 9 / 11, within(1e-5f));
    }
  }

  @Test
  void clippingKeepsTheDirection() throws Exception {
    try (NDManager manager = engine.newManager();
        ParameterSet p = new ParameterSet(manager)) {
      p.put("w", new float[] {0, 0}, 2);
      OptimizerState state = OptimizerState.fresh(manager, p, List.of("w"));
      AdamW optimizer = new AdamW(p, state, List.of("w"), 1, 0.9f);
      step(p, optimizer, 0.1, 0);
      // gradient (3, 3) is cut to length 1; m = 0.1·g
      assertThat(state.firstMoment().get("w").toFloatArray()[0])
          .isCloseTo((float) (0.1 / Math.sqrt(2)), within(1e-5f));
    }
  }

  @Test
  void aCheckpointGoesOnBitForBit(@org.junit.jupiter.api.io.TempDir java.nio.file.Path folder)
      throws Exception {
    float[] whole;
    try (NDManager manager = engine.newManager();
        ParameterSet p = new ParameterSet(manager)) {
      p.put("w", new float[] {2, -1}, 2);
      OptimizerState state = OptimizerState.fresh(manager, p, List.of("w"));
      AdamW optimizer = new AdamW(p, state, List.of("w"), 2, 0.99f);
      for (int i = 0; i < 3; i++) {
        step(p, optimizer, 0.01, 0.1);
      }
      Checkpoint.save(folder.resolve("c"), p, optimizer, state, 1);
      for (int i = 0; i < 3; i++) {
        step(p, optimizer, 0.01, 0.1);
      }
      whole = p.get("w").toFloatArray();
    }
    try (NDManager manager = engine.newManager();
        ParameterSet p = new ParameterSet(manager)) {
      Checkpoint.Restored restored = Checkpoint.load(folder.resolve("c"), manager, p);
      assertThat(restored.epochsDone()).isEqualTo(1);
      AdamW optimizer = new AdamW(p, restored.state(), List.of("w"), 2, 0.99f);
      for (int i = 0; i < 3; i++) {
        step(p, optimizer, 0.01, 0.1);
      }
      assertThat(p.get("w").toFloatArray()).containsExactly(whole);
    }
  }
}
