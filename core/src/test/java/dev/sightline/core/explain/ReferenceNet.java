package dev.sightline.core.explain;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv3d;
import ai.djl.nn.core.Linear;
import dev.sightline.core.model.gradient.ClipAnswer;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.TorchEngine;

/** The small 3-D network that the reference values were made with. */
public final class ReferenceNet implements AutoCloseable {
  private static final Shape ONE = new Shape(1, 1, 1);

  /** The class that is explained. */
  public static final int TARGET = 2;

  private final Reference reference;
  private final NDManager manager;

  public ReferenceNet(Reference reference) throws Exception {
    this.reference = reference;
    this.manager = new TorchEngine(1).newManager();
  }

  /** {@code [1, 3, 4, 8, 8]}. */
  public float[] input() {
    return reference.get("conv3d.input").values();
  }

  private NDArray weight(NDManager m, String name) {
    return TorchEngine.toNative(m, reference.get("conv3d.weights." + name));
  }

  private NDArray conv(NDManager m, NDArray x, String name, Shape stride) {
    return Conv3d.conv3d(
            x, weight(m, name + ".weight"), weight(m, name + ".bias"), stride, ONE, ONE, 1)
        .singletonOrThrow();
  }

  private NDArray logit(NDManager m, NDArray x, NDArray zeros, NDArray[] seen) {
    NDArray second = conv(m, Activation.relu(conv(m, x, "c1", ONE)), "c2", new Shape(1, 2, 2));
    seen[0] = second;
    NDArray y = Activation.relu(zeros == null ? second : second.add(zeros));
    NDArray mean = y.mean(new int[] {4}).mean(new int[] {3}).mean(new int[] {2});
    return Linear.linear(mean, weight(m, "f.weight"), weight(m, "f.bias"))
        .singletonOrThrow()
        .get(0)
        .get(TARGET);
  }

  /** The logit. */
  public double value(float[] input) {
    try (NDManager m = manager.newSubManager()) {
      return logit(m, m.create(input, new Shape(1, 3, 4, 8, 8)), null, new NDArray[1]).getFloat();
    }
  }

  /** The logit's gradient. */
  public float[] gradient(float[] input) {
    try (NDManager m = manager.newSubManager();
        TorchEngine.Recording recording = TorchEngine.record()) {
      NDArray x = m.create(input, new Shape(1, 3, 4, 8, 8));
      x.setRequiresGradient(true);
      recording.backward(logit(m, x, null, new NDArray[1]));
      return x.getGradient().toFloatArray();
    }
  }

  /** The second convolution and the logit's gradient there. */
  public ClipAnswer secondConvolution(float[] input) {
    try (NDManager m = manager.newSubManager();
        TorchEngine.Recording recording = TorchEngine.record()) {
      NDArray zeros = m.zeros(new Shape(1, 6, 4, 4, 4));
      zeros.setRequiresGradient(true);
      NDArray[] seen = new NDArray[1];
      recording.backward(logit(m, m.create(input, new Shape(1, 3, 4, 8, 8)), zeros, seen));
      return new ClipAnswer(moments(seen[0]), moments(zeros.getGradient()));
    }
  }

  /** {@code [1, channels, t, h, w] -> [t, channels, h, w]}. */
  private static FloatTensor moments(NDArray x) {
    return TorchEngine.toJava(x.get(0).transpose(1, 0, 2, 3));
  }

  @Override
  public void close() {
    manager.close();
  }
}
