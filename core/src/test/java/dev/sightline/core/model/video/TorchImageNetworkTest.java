package dev.sightline.core.model.video;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.CloseNumbers;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.TorchEngine;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TorchImageNetworkTest {
  /** Two engines sum in different orders; the values lie within some units around 0. */
  private static final float TOLERANCE = 1e-3f;

  @Test
  void givesWhatTheOtherPathGives() throws Exception {
    byte[] noise = new byte[3 * ImageNetwork.SIDE * ImageNetwork.SIDE];
    new Random(5).nextBytes(noise);
    ImageNetwork weights = ImageNetwork.bundled();
    try (LowerVideoEncoder fast = new LowerVideoEncoder(weights, 1);
        TorchImageNetwork slow = new TorchImageNetwork(new TorchEngine(), weights)) {
      FloatTensor torch = slow.lower(noise);
      float[] onnx = fast.encode(List.of(noise), Set.of(NetworkOutput.LOWER)).lower();
      assertThat(torch.shape()).containsExactly(1, 192, 7, 7);
      CloseNumbers.assertClose(torch.values(), onnx, TOLERANCE);
    }
  }
}
