package dev.sightline.core.model.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.sightline.core.CloseNumbers;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.TorchEngine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class C3dTest {
  private static final int CENTRE = 13;
  private static final int LATER = 22;

  private final TorchEngine engine = new TorchEngine(1);
  private NDManager manager;

  @BeforeEach
  void open() throws Exception {
    manager = engine.newManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private Map<String, NDArray> natives(Map<String, FloatTensor> weights) {
    Map<String, NDArray> out = new HashMap<>();
    weights.forEach((n, t) -> out.put(n, TorchEngine.toNative(manager, t)));
    return out;
  }

  /** Frames with random colours. */
  private static List<byte[]> noise(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<byte[]> frames = new ArrayList<>();
    for (int t = 0; t < C3d.FRAMES; t++) {
      byte[] rgb = new byte[3 * C3d.SIDE * C3d.SIDE];
      random.nextBytes(rgb);
      frames.add(rgb);
    }
    return frames;
  }

  private NDArray clip(List<byte[]> frames) {
    float[] values = new float[C3dInput.VALUES];
    C3dInput.fill(frames, values, 0);
    return manager.create(values, new Shape(1, 3, C3d.FRAMES, C3d.SIDE, C3d.SIDE));
  }

  @Test
  void givesAGridOfCellsWhoseChannelsFollowTheWidth() {
    for (int width : new int[] {1, 4, 8}) {
      NDArray x = manager.zeros(new Shape(2, 3, C3d.FRAMES, C3d.SIDE, C3d.SIDE));
      NDArray y = C3d.forward(x, natives(C3d.initial(width, 1))::get);
      assertThat(y.getShape()).isEqualTo(new Shape(2, C3d.channels(width), 4, 4));
      assertThat(C3d.width(C3d.channels(width))).isEqualTo(width);
    }
    assertThat(C3d.channels(64)).isEqualTo(512);
    assertThat(C3d.initial(64, 1).get("video.conv4a.weight").shape())
        .containsExactly(512, 256, 3, 3, 3);
  }

  /** All kernels pass their first channel on: what remains are ReLU, the poolings and the mean. */
  @Test
  void withKernelsThatPassItOnACellIsTheBrightestRedOfItsPlace() {
    List<byte[]> frames = noise(3);
    float[] got = C3d.forward(clip(frames), natives(passing(CENTRE))::get).toFloatArray();
    for (int cell = 0; cell < 16; cell++) {
      assertThat((double) got[cell]).isCloseTo(brightest(frames, cell, 0), within(1e-6));
    }
  }

  /** With the tap behind the centre, every layer looks one step into the future. */
  @Test
  void kernelsReachForwardInTime() {
    Map<String, FloatTensor> weights = passing(CENTRE);
    weights.put("video.conv1a.weight", tap(weights.get("video.conv1a.weight"), LATER));
    List<byte[]> frames = noise(4);
    float[] got = C3d.forward(clip(frames), natives(weights)::get).toFloatArray();
    for (int cell = 0; cell < 16; cell++) {
      assertThat((double) got[cell]).isCloseTo(brightest(frames, cell, 1), within(1e-6));
    }
  }

  private static Map<String, FloatTensor> passing(int place) {
    Map<String, FloatTensor> weights = new HashMap<>(C3d.initial(1, 1));
    weights.replaceAll((n, t) -> n.endsWith("weight") ? tap(t, place) : t);
    return weights;
  }

  /** A kernel that is 1 at one place from the first channel to the first, else 0. */
  private static FloatTensor tap(FloatTensor like, int place) {
    float[] values = new float[like.values().length];
    values[place] = 1;
    return FloatTensor.of(values, like.shape().stream().mapToInt(Integer::intValue).toArray());
  }

  /**
   * Mean over the two halves of the clip of the greatest red value in 8 frames of 16 × 16 px, as
   * {@link C3d} pools them; frames begin {@code later}, and beyond the end all is 0.
   */
  private static double brightest(List<byte[]> frames, int cell, int later) {
    double sum = 0;
    for (int half = 0; half < 2; half++) {
      double best = 0;
      for (int t = 8 * half; t < 8 * half + 8; t++) {
        for (int i = 0; i < 256 && t + later < C3d.FRAMES; i++) {
          int y = cell / 4 * 16 + i / 16;
          int x = cell % 4 * 16 + i % 16;
          int red = frames.get(t + later)[3 * (y * C3d.SIDE + x)] & 0xff;
          best = Math.max(best, (red - 127) / 128.0);
        }
      }
      sum += best;
    }
    return sum / 2;
  }

  @Test
  void gradientsAreThoseOfFiniteDifferences() throws Exception {
    Map<String, NDArray> weights = natives(C3d.initial(2, 5));
    NDArray x = clip(noise(6));
    float epsilon = 2e-3f;
    for (String name : List.of("video.conv1a.weight", "video.conv3b.weight", "video.conv5b.bias")) {
      NDArray w = weights.get(name);
      w.setRequiresGradient(true);
      try (GradientCollector collector = engine.newGradientCollector()) {
        collector.backward(C3d.forward(x, weights::get).square().sum());
      }
      float[] gradient = w.getGradient().toFloatArray();
      w.setRequiresGradient(false);
      float[] values = w.toFloatArray();
      int i = strongest(gradient);
      double up = shifted(x, weights, name, values, i, epsilon);
      double down = shifted(x, weights, name, values, i, -epsilon);
      assertThat((up - down) / (2 * epsilon))
          .as(name)
          .isCloseTo(gradient[i], within(0.03 * Math.abs(gradient[i]) + 1e-3));
    }
  }

  private static int strongest(float[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = Math.abs(values[i]) > Math.abs(values[best]) ? i : best;
    }
    return best;
  }

  private double shifted(
      NDArray x, Map<String, NDArray> weights, String name, float[] values, int i, float by) {
    float[] moved = values.clone();
    moved[i] += by;
    Map<String, NDArray> other = new HashMap<>(weights);
    other.put(name, manager.create(moved, weights.get(name).getShape()));
    double sum = 0;
    for (float v : C3d.forward(x, other::get).toFloatArray()) {
      sum += (double) v * v;
    }
    return sum;
  }

  @Test
  void bothEnginesAgree() throws Exception {
    Map<String, FloatTensor> weights = C3d.initial(8, 7);
    List<byte[]> frames = noise(8);
    float[] torch = C3d.forward(clip(frames), natives(weights)::get).toFloatArray();
    try (C3dEncoder onnx = new C3dEncoder(weights, 1)) {
      assertThat(onnx.values()).isEqualTo(torch.length);
      CloseNumbers.assertClose(onnx.grid(frames), torch, 1e-4f);
    }
  }

  @Test
  void otherFramesAreRefused() {
    assertThatThrownBy(() -> C3dInput.fill(noise(1).subList(0, 15), new float[C3dInput.VALUES], 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("15 frames");
  }
}
