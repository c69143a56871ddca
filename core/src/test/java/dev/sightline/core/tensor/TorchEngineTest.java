package dev.sightline.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import org.junit.jupiter.api.Test;

class TorchEngineTest {
  private final TorchEngine engine = new TorchEngine();

  @Test
  void tensorsGoThereAndBack() throws Exception {
    FloatTensor t = FloatTensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
    try (NDManager m = engine.newManager()) {
      NDArray a = TorchEngine.toNative(m, t);
      assertThat(TorchEngine.toJava(a)).isEqualTo(t);
      assertThat(TorchEngine.toJava(a.transpose())).isEqualTo(t.transposed());
      assertThat(TorchEngine.toJava(a.toType(DataType.INT64, true))).isEqualTo(t);
      FloatTensor empty = FloatTensor.of(new float[0], 0, 3);
      assertThat(TorchEngine.toJava(TorchEngine.toNative(m, empty))).isEqualTo(empty);
    }
    assertThat(engine.version()).startsWith("2.7");
  }

  @Test
  void gradientsAreComputed() throws Exception {
    try (NDManager m = engine.newManager()) {
      NDArray x = m.create(new float[] {3, -2});
      x.setRequiresGradient(true);
      try (GradientCollector g = engine.newGradientCollector()) {
        g.backward(x.mul(x).sum());
      }
      assertThat(x.getGradient().toFloatArray()).containsExactly(6, -4); // d(x²)/dx = 2x
    }
  }
}
