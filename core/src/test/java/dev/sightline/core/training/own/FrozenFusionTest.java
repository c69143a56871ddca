package dev.sightline.core.training.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.djl.ndarray.NDManager;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.TorchEngine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FrozenFusionTest {
  private static final ModelConfig CONFIG =
      new ModelConfig(6, 5, 4, 4, 4, 1, 2, 3, 2, 2, 4, 1, 10, 8, List.of());

  @Test
  void nativeMemoryIsFreedAlsoIfItCannotBeMade() throws Exception {
    Map<String, FloatTensor> broken = new LinkedHashMap<>();
    broken.put("fusion.first", FloatTensor.of(new float[] {1, 2}, 2));
    broken.put("fusion.second", null);
    NDManager manager = new TorchEngine().newManager();
    assertThatExceptionOfType(NullPointerException.class)
        .isThrownBy(() -> FrozenFusion.of(manager, CONFIG, broken));
    assertThat(manager.isOpen()).isFalse();
  }

  @Test
  void onlyTheFusionIsCopiedAndClosingFreesIt() throws Exception {
    NDManager manager = new TorchEngine().newManager();
    FloatTensor one = FloatTensor.of(new float[] {1, 2}, 2);
    try (FrozenFusion fusion =
        FrozenFusion.of(manager, CONFIG, Map.of("fusion.a", one, "head.b", one))) {
      assertThat(fusion.net().config()).isEqualTo(CONFIG);
      assertThat(manager.isOpen()).isTrue();
    }
    assertThat(manager.isOpen()).isFalse();
  }
}
