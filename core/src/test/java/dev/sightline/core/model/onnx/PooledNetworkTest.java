package dev.sightline.core.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.model.AlignmentNet;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.TorchEngine;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Vectors of whole texts and videos on ONNX Runtime against the network that is trained. */
class PooledNetworkTest {
  /** Both sum in float32, each in its own order. */
  private static final float TOLERANCE = 1e-5f;

  private static final ModelConfig CONFIG = TextVideoNetworkTest.SMALL;

  @Test
  void equalsTheTrainedNetwork() throws Exception {
    Map<String, FloatTensor> weights = TextVideoNetworkTest.weights(CONFIG);
    int clips = 3;
    int tokens = 5;
    float[] grid = TextVideoNetworkTest.grid(CONFIG, clips);
    FloatTensor text = TextVideoNetworkTest.text(CONFIG, tokens);
    int cells = CONFIG.cellsPerClip();
    int channels = CONFIG.videoChannels();
    try (NDManager manager = new TorchEngine(1).newManager();
        ParameterSet parameters = new ParameterSet(manager);
        PooledNetwork network = new PooledNetwork(weights, CONFIG, 1)) {
      weights.forEach((n, t) -> parameters.put(n, t.values(), t.longShape()));
      AlignmentNet twin = new MultimodalNet(CONFIG, parameters, false).alignment();
      NDArray hidden = manager.create(text.values(), new Shape(1, tokens, CONFIG.textDim()));
      NDArray whole = manager.create(grid, new Shape(1, (long) clips * cells, channels));
      NDArray each = manager.create(grid, new Shape(clips, cells, channels));
      near(
          network.text(text), twin.text(hidden, manager.ones(new Shape(1, tokens))).toFloatArray());
      float[] rows = network.video(grid, clips);
      int dim = CONFIG.pooledDim();
      near(
          java.util.Arrays.copyOf(rows, dim),
          twin.video(whole, manager.ones(new Shape(1, (long) clips * cells))).toFloatArray());
      near(
          java.util.Arrays.copyOfRange(rows, dim, rows.length),
          twin.video(each, manager.ones(new Shape(clips, cells))).toFloatArray());
    }
  }

  private static void near(float[] actual, float[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i]).isCloseTo(expected[i], within(TOLERANCE));
    }
  }
}
