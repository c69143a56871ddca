package dev.sightline.core.model.video;

import ai.djl.ndarray.NDArray;
import java.util.function.Function;

/**
 * EfficientNet-Lite0 (Tan &amp; Le, 2019; Lite variant by the TensorFlow authors) with gradients,
 * batch norm folded in, for what ONNX Runtime cannot do. Same weights as {@link ImageNetwork}.
 *
 * <p>Axes: {@code n} frames, then channels, height, width. Thread-safe if the arrays are.
 */
public final class EfficientNetLite0 {
  private final Convolutions layers;

  /**
   * @param parameters weights by the names of {@link ImageNetwork#weights()}; the arrays stay the
   *     caller's
   */
  public EfficientNetLite0(Function<String, NDArray> parameters) {
    this.layers = new Convolutions(parameters);
  }

  /**
   * Stem to block 14.
   *
   * @param frames {@code [n, 3, 224, 224]}, RGB, {@code (x − 127) / 128}
   * @return {@code [n, 192, 7, 7]}
   */
  public NDArray lower(NDArray frames) {
    NDArray x = Convolutions.relu6(layers.same(frames, "stem", 2, false));
    for (LiteBlock block : LiteBlock.ALL.subList(0, LiteBlock.LAST_LOWER + 1)) {
      x = block(x, block);
    }
    return x;
  }

  /** Block 15 and head: {@code [n, 192, 7, 7] -> [n, 1280, 7, 7]}, 0 to 6. */
  public NDArray upper(NDArray lower) {
    return Convolutions.relu6(layers.pointwise(block(lower, LiteBlock.ALL.getLast()), "head"));
  }

  /** Mean over the grid, then linear: {@code [n, 1280, 7, 7] -> [n, 1000]}. */
  public NDArray logits(NDArray features) {
    // (n, c, h, w) -> (n, c); the engine takes the mean over one axis at a time
    NDArray pooled = features.mean(new int[] {3}).mean(new int[] {2});
    NDArray weight = layers.parameter("classifier.weight").transpose();
    weight.attach(features.getManager());
    return pooled.matMul(weight).add(layers.parameter("classifier.bias"));
  }

  private NDArray block(NDArray x, LiteBlock block) {
    NDArray y = block.expands() ? Convolutions.relu6(layers.pointwise(x, block.name("expand"))) : x;
    y = Convolutions.relu6(layers.same(y, block.name("depthwise"), block.stride(), true));
    y = layers.pointwise(y, block.name("project"));
    return block.residual() ? x.add(y) : y;
  }
}
