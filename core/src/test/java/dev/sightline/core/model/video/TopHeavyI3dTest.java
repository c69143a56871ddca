package dev.sightline.core.model.video;

import static dev.sightline.core.model.video.Closeness.assertClose;
import static dev.sightline.core.model.video.Closeness.distance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv3d;
import ai.djl.training.GradientCollector;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.TorchEngine;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopHeavyI3dTest {
  private static final String DEPTHWISE = "video.block15.depthwise.weight";
  private static ImageNetwork network;
  private static LowerFeatures frames;

  private final TorchEngine engine = new TorchEngine();
  private final Map<String, NDArray> parameters = new HashMap<>();
  private NDManager manager;

  @BeforeAll
  static void encode() throws Exception {
    network = ImageNetwork.bundled();
    try (LowerVideoEncoder encoder = new LowerVideoEncoder(network, 1)) {
      frames =
          encoder.encode(
              ReferenceFrames.read().rgb().subList(0, 3),
              EnumSet.of(NetworkOutput.LOWER, NetworkOutput.FEATURES));
    }
  }

  @BeforeEach
  void open() throws Exception {
    manager = engine.newManager();
    TopHeavyI3d.initial(network)
        .forEach((name, w) -> parameters.put(name, TorchEngine.toNative(manager, w)));
    assertThat(parameters.keySet()).containsExactlyInAnyOrderElementsOf(TopHeavyI3d.PARAMETERS);
  }

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void beforeTrainingAClipIsTheMeanOfItsFrames() {
    NDArray mean =
        manager.create(frames.features(), new Shape(1, 3, 1280, 7, 7)).mean(new int[] {1});
    float[] clip = run(clip(0, 3)).toFloatArray();
    assertClose(clip, mean.toFloatArray(), 2e-4);
  }

  @Test
  void aPhotographIsAClipOfOneFrame() {
    NDArray photo = manager.create(frames.features(), new Shape(3, 1280, 7, 7)).get("0:1");
    assertClose(run(clip(0, 1)).toFloatArray(), photo.toFloatArray(), 2e-4);
  }

  @Test
  void alsoAfterTrainingAConstantClipIsAPhotograph() {
    scramble();
    NDArray photo = clip(0, 1);
    NDArray still = photo.repeat(1, 4);
    assertClose(run(still).toFloatArray(), run(photo).toFloatArray(), 1e-4);
  }

  @Test
  void theOrderOfFramesCountsOnceTrained() {
    NDArray forward = clip(0, 3);
    NDArray backward = forward.flip(1);
    assertThat(distance(run(forward).toFloatArray(), run(backward).toFloatArray()))
        .isLessThan(1e-5);
    scramble();
    assertThat(distance(run(forward).toFloatArray(), run(backward).toFloatArray()))
        .isGreaterThan(1e-2);
  }

  @Test
  void threeFlatConvolutionsEqualOneIn3d() {
    scramble();
    assertClose(run(clip(0, 3)).toFloatArray(), with3d(clip(0, 3)).toFloatArray(), 1e-4);
  }

  @Test
  void theFastPathIsEqual() throws Exception {
    scramble();
    Map<String, FloatTensor> trained = new HashMap<>();
    parameters.forEach((name, p) -> trained.put(name, TorchEngine.toJava(p)));
    for (int t = 1; t <= 3; t++) {
      try (UpperVideoEncoder fast = new UpperVideoEncoder(trained, t, 1)) {
        float[] lower = clip(0, t).toFloatArray();
        assertClose(fast.grid(lower), run(clip(0, t)).toFloatArray(), 1e-4);
      }
    }
  }

  @Test
  void gradientsReachEveryParameterAndAreRight() throws Exception {
    scramble();
    parameters.values().forEach(p -> p.setRequiresGradient(true));
    NDArray clip = clip(0, 3);
    try (GradientCollector tape = engine.newGradientCollector()) {
      tape.backward(run(clip).mean());
    }
    parameters.forEach(
        (name, p) -> {
          try (NDArray g = p.getGradient()) {
            assertThat(g.abs().max().getFloat()).as(name).isGreaterThan(0);
          }
        });
    // the bias of a channel that lies between ReLU6's bends: slope = gradient
    NDArray bias = parameters.get("video.block15.project.bias");
    double slope = (meanWith(bias, 5, 0.05f, clip) - meanWith(bias, 5, -0.05f, clip)) / 0.1;
    double gradient = bias.getGradient().getFloat(5);
    assertThat(gradient).isCloseTo(slope, within(Math.abs(slope) * 0.05 + 1e-6));
  }

  @Test
  void leavesNothingInTheParametersManager() {
    NDArray in = clip(0, 3);
    int before = manager.getManagedArrays().size();
    try (NDManager own = manager.newSubManager()) {
      in.attach(own);
      run(in);
    }
    // the input went with its own manager
    assertThat(manager.getManagedArrays().size()).isEqualTo(before - 1);
  }

  private double meanWith(NDArray bias, int index, float change, NDArray clip) {
    float[] values = bias.toFloatArray();
    values[index] += change;
    Map<String, NDArray> changed = new HashMap<>(parameters);
    changed.put("video.block15.project.bias", manager.create(values));
    return TopHeavyI3d.forward(clip, changed::get).mean().getFloat();
  }

  private NDArray run(NDArray clip) {
    return TopHeavyI3d.forward(clip, parameters::get);
  }

  /** The same network with libtorch's grouped 3-D convolution. */
  private NDArray with3d(NDArray lower) {
    Convolutions layers = new Convolutions(parameters::get);
    NDArray x = lower.reshape(3, 192, 7, 7);
    x = Convolutions.relu6(layers.pointwise(x, "video.block15.expand")).reshape(1, 3, 1152, 7, 7);
    NDArray first = x.get(new NDIndex(":, 0:1"));
    NDArray last = x.get(new NDIndex(":, -1:"));
    x = NDArrays.concat(new NDList(first, x, last), 1).transpose(0, 2, 1, 3, 4);
    x =
        Conv3d.conv3d(
                x,
                parameters.get(DEPTHWISE),
                parameters.get("video.block15.depthwise.bias"),
                new Shape(1, 1, 1),
                new Shape(0, 1, 1),
                new Shape(1, 1, 1),
                1152)
            .singletonOrThrow();
    x = Convolutions.relu6(x).transpose(0, 2, 1, 3, 4).reshape(3, 1152, 7, 7);
    x = layers.pointwise(x, "video.block15.project");
    x = Convolutions.relu6(layers.pointwise(x, "video.head"));
    return x.reshape(1, 3, 1280, 7, 7).mean(new int[] {1});
  }

  /** Weights as training might leave them: the outer slices in time are not zero. */
  private void scramble() {
    manager.getEngine().setRandomSeed(7);
    NDArray w = parameters.get(DEPTHWISE);
    parameters.put(DEPTHWISE, w.add(manager.randomNormal(0, 0.1f, w.getShape(), w.getDataType())));
  }

  private NDArray clip(int from, int count) {
    return manager
        .create(frames.lower(), new Shape(1, 3, 192, 7, 7))
        .get(new NDIndex(":, " + from + ":" + (from + count)));
  }
}
