package dev.sightline.core.model.bert;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.TorchEngine;
import java.util.function.UnaryOperator;

/**
 * One transformer layer with its weights in native memory, owned by the manager it was made in.
 *
 * <p>Axes: b text, n token, d width, h head, k width of a head; d = h·k.
 */
final class BertLayer {
  private final BertConfig config;
  private final Shape norm;
  private final NDArray qkvWeight;
  private final NDArray qkvBias;
  private final NDArray[] attentionOut;
  private final NDArray[] attentionNorm;
  private final NDArray[] inner;
  private final NDArray[] out;
  private final NDArray[] outNorm;

  BertLayer(BertWeights weights, int index, NDManager manager) {
    this.config = weights.config();
    this.norm = new Shape(config.dim());
    String layer = "encoder.layer." + index + ".";
    String self = layer + "attention.self.";
    // The scale of the dot product goes into the query once, here, instead of into each score.
    float scale = (float) (1 / Math.sqrt(config.headDim()));
    this.qkvWeight = TorchEngine.toNative(manager, join(weights, self, "weight", scale));
    this.qkvBias = TorchEngine.toNative(manager, join(weights, self, "bias", scale));
    this.attentionOut = pair(weights, layer + "attention.output.dense", manager);
    this.attentionNorm = pair(weights, layer + "attention.output.LayerNorm", manager);
    this.inner = pair(weights, layer + "intermediate.dense", manager);
    this.out = pair(weights, layer + "output.dense", manager);
    this.outNorm = pair(weights, layer + "output.LayerNorm", manager);
  }

  static NDArray[] pair(BertWeights weights, String name, NDManager manager) {
    return new NDArray[] {
      TorchEngine.toNative(manager, weights.tensors().get(name + ".weight")),
      TorchEngine.toNative(manager, weights.tensors().get(name + ".bias"))
    };
  }

  /** Query (scaled), key and value under each other: {@code [3·d, d]} or {@code [3·d]}. */
  private static FloatTensor join(BertWeights weights, String self, String what, float scale) {
    FloatTensor q = weights.tensors().get(self + "query." + what);
    int n = q.values().length;
    float[] all = new float[3 * n];
    for (int i = 0; i < n; i++) {
      all[i] = q.values()[i] * scale;
    }
    System.arraycopy(weights.tensors().get(self + "key." + what).values(), 0, all, n, n);
    System.arraycopy(weights.tensors().get(self + "value." + what).values(), 0, all, 2 * n, n);
    int rows = 3 * q.size(0);
    return q.shape().size() == 2 ? FloatTensor.of(all, rows, q.size(1)) : FloatTensor.of(all, rows);
  }

  /**
   * @param hidden {@code [b, n, d]}; stays open
   * @param mask added to the scores, {@code [b, 1, 1, n]}: 0 to see a token, a large negative
   *     number not to; null to see all
   * @param tap sees the attention and may put another in its place; what it puts stays open
   * @return hidden states {@code [b, n, d]} and attention {@code [b, h, n, n]}, in the manager of
   *     {@code hidden}
   */
  NDList forward(NDArray hidden, NDArray mask, UnaryOperator<NDArray> tap) {
    long b = hidden.getShape().get(0);
    long n = hidden.getShape().get(1);
    int h = config.heads();
    int k = config.headDim();
    // Closing an intermediate result only drops our handle: what a gradient needs, libtorch keeps.
    try (NDList temporary = new NDList()) {
      NDArray qkv = keep(temporary, linear(hidden, qkvWeight, qkvBias));
      NDArray split = keep(temporary, qkv.reshape(b, n, 3, h, k)); // [b, n, 3d] -> [b, n, 3, h, k]
      NDArray parts = keep(temporary, split.transpose(2, 0, 3, 1, 4)); // -> [3, b, h, n, k]
      NDArray q = keep(temporary, parts.get(0)); // [b, h, n, k]
      NDArray key = keep(temporary, parts.get(1));
      NDArray v = keep(temporary, parts.get(2));
      NDArray kT = keep(temporary, key.transpose(0, 1, 3, 2)); // [b, h, k, n]
      NDArray scores = keep(temporary, q.matMul(kT)); // [b, h, n, n]
      NDArray masked = mask == null ? scores : keep(temporary, scores.add(mask));
      NDArray attention = tap.apply(masked.softmax(-1)); // A = softmax(q·kᵀ/√k + mask)
      NDArray context = keep(temporary, attention.matMul(v)); // [b, h, n, k]
      NDArray tokens = keep(temporary, context.transpose(0, 2, 1, 3)); // [b, n, h, k]
      NDArray joined = keep(temporary, tokens.reshape(b, n, (long) h * k)); // [b, n, d]
      NDArray projected = keep(temporary, linear(joined, attentionOut[0], attentionOut[1]));
      NDArray residual = keep(temporary, projected.add(hidden));
      NDArray x = keep(temporary, norm(residual, attentionNorm, norm));
      NDArray wide = keep(temporary, linear(x, inner[0], inner[1])); // [b, n, inner]
      NDArray active = keep(temporary, Activation.gelu(wide)); // exact: x·Φ(x), by erf
      NDArray narrow = keep(temporary, linear(active, out[0], out[1])); // [b, n, d]
      NDArray sum = keep(temporary, narrow.add(x));
      return new NDList(norm(sum, outNorm, norm), attention);
    }
  }

  private static NDArray keep(NDList list, NDArray array) {
    list.add(array);
    return array;
  }

  private static NDArray linear(NDArray x, NDArray weight, NDArray bias) {
    return Linear.linear(x, weight, bias).singletonOrThrow();
  }

  static NDArray norm(NDArray x, NDArray[] weightAndBias, Shape shape) {
    return LayerNorm.layerNorm(
            x, shape, weightAndBias[0], weightAndBias[1], BertConfig.NORM_EPSILON)
        .singletonOrThrow();
  }
}
