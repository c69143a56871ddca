package dev.sightline.core.model.video;

import static dev.sightline.core.model.video.Closeness.assertClose;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.sightline.core.tensor.TorchEngine;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Both paths of the network against the original one, and against each other. */
class EfficientNetLite0Test {
  /** Features lie in 0..6, logits in about ±12; float32 through fifty layers. */
  private static final double TOLERANCE = 2e-4;

  private static ReferenceFrames reference;
  private static LowerFeatures fast;
  private static float[] lower;
  private static float[] features;
  private static float[] logits;
  private static float[] objects;

  @BeforeAll
  static void run() throws Exception {
    reference = ReferenceFrames.read();
    ImageNetwork network = ImageNetwork.bundled();
    try (LowerVideoEncoder encoder = new LowerVideoEncoder(network, 1)) {
      fast = encoder.encode(reference.rgb(), EnumSet.allOf(NetworkOutput.class));
    }
    try (NDManager manager = new TorchEngine().newManager()) {
      Map<String, NDArray> weights = new HashMap<>();
      network.weights().forEach((name, w) -> weights.put(name, TorchEngine.toNative(manager, w)));
      EfficientNetLite0 net = new EfficientNetLite0(weights::get);
      NDArray low = net.lower(TorchEngine.toNative(manager, reference.input()));
      NDArray high = net.upper(low);
      NDArray scores = net.logits(high);
      lower = low.toFloatArray();
      features = high.toFloatArray();
      logits = scores.toFloatArray();
      objects = scores.softmax(1).toFloatArray();
    }
  }

  @AfterAll
  static void forget() {
    reference = null;
    fast = null;
  }

  @Test
  void torchEqualsTheOriginalNetwork() {
    assertClose(features, reference.features(), TOLERANCE);
    assertClose(logits, reference.logits(), TOLERANCE);
  }

  @Test
  void onnxEqualsTheOriginalNetwork() {
    assertClose(fast.features(), reference.features(), TOLERANCE);
  }

  @Test
  void bothPathsAreEqual() {
    assertClose(fast.lower(), lower, TOLERANCE);
    assertClose(fast.features(), features, TOLERANCE);
    assertClose(fast.objects(), objects, 1e-5);
  }
}
