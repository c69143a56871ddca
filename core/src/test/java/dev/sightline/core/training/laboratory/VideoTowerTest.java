package dev.sightline.core.training.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.laboratory.Laboratory;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.TorchEngine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is trained and what is run later give the same grids, for both families. */
class VideoTowerTest {
  private static final int CHANNELS = 16;

  private static void holds(VideoTower tower, int channels) throws Exception {
    Laboratory world = new Laboratory(3, WorldOptions.STANDARD);
    List<byte[]> frames =
        ClipFrames.of(
            world.item(LabTask.MATCH, Split.DEV, 0).scene().shots().getFirst(), world.options());
    Map<String, FloatTensor> weights = tower.initial(1);
    float[] batch = new float[2 * tower.values()];
    tower.fill(frames, batch, 1);
    try (NDManager manager = new TorchEngine(1).newManager();
        ParameterSet parameters = new ParameterSet(manager);
        ClipEncoder trained = tower.trained(weights)) {
      weights.forEach((n, t) -> parameters.put(n, t.values(), t.longShape()));
      NDArray grid =
          tower.grid(manager.create(batch, new Shape(2, tower.values())), parameters::get);
      float[] torch = VideoTower.turned(grid.get(1).toFloatArray(), channels);
      float[] onnx = trained.grid(frames);
      assertThat(onnx).hasSameSizeAs(torch);
      float highest = 0;
      for (int i = 0; i < onnx.length; i++) {
        assertThat(onnx[i]).isCloseTo(torch[i], within(2e-3f));
        highest = Math.max(highest, onnx[i]);
      }
      assertThat(highest).as("it says something").isGreaterThan(0.1f);
    }
  }

  @Test
  void c3d() throws Exception {
    try (VideoTower tower = new C3dTower(CHANNELS)) {
      holds(tower, CHANNELS);
    }
  }

  @Test
  void theInflatedNetworkOnEnlargedFrames() throws Exception {
    try (VideoTower tower = new InflatedTower(4)) {
      holds(tower, 1280);
    }
  }
}
