package dev.sightline.core.model.video;

import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.OnnxModelBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes EfficientNet-Lite0 as an ONNX model for one frame, with its inner tensors as outputs. The
 * exported graph that the weights come in pads by operators of its own, around which ONNX Runtime
 * cannot fuse: padding inside the convolutions takes less than half of the time.
 */
final class NetworkGraph {
  static final String INPUT = "frames";
  private static final int STEM_STRIDE = 2;

  private final OnnxModelBuilder model = new OnnxModelBuilder();
  private final Map<String, FloatTensor> weights;
  private int side = ImageNetwork.SIDE;

  private NetworkGraph(Map<String, FloatTensor> weights) {
    this.weights = weights;
  }

  /** The model; its outputs are called as {@link NetworkOutput} is. */
  static byte[] write(Map<String, FloatTensor> weights) {
    NetworkGraph graph = new NetworkGraph(weights);
    graph.add();
    return graph.model.build();
  }

  private void add() {
    new TreeMap<>(weights).forEach(model::weights);
    model.weights("zero", FloatTensor.of(new float[] {0}));
    model.weights("six", FloatTensor.of(new float[] {6}));
    model.input(INPUT, List.of(1, 3, side, side));
    String x = relu6(convolution(INPUT, "stem", STEM_STRIDE));
    for (LiteBlock block : LiteBlock.ALL) {
      x = block(x, block);
      if (block.index() == LiteBlock.LAST_LOWER) {
        x = operator("Identity", List.of(x), NetworkOutput.LOWER.name(), Map.of());
        model.output(x);
      }
    }
    x = relu6(convolution(x, "head", 1));
    x = operator("Identity", List.of(x), NetworkOutput.FEATURES.name(), Map.of());
    model.output(x);
    x = operator("GlobalAveragePool", List.of(x), "pooled", Map.of());
    x = operator("Flatten", List.of(x), "pooled.flat", Map.of("axis", 1L));
    List<String> linear = List.of(x, "classifier.weight", "classifier.bias");
    x = operator("Gemm", linear, "logits", Map.of("transB", 1L));
    x = operator("Softmax", List.of(x), NetworkOutput.OBJECTS.name(), Map.of("axis", 1L));
    model.output(x);
  }

  private String block(String x, LiteBlock block) {
    String y = block.expands() ? relu6(convolution(x, block.name("expand"), 1)) : x;
    y = relu6(convolution(y, block.name("depthwise"), block.stride()));
    y = convolution(y, block.name("project"), 1);
    return block.residual() ? operator("Add", List.of(x, y), block.name("sum"), Map.of()) : y;
  }

  private String convolution(String x, String name, long stride) {
    FloatTensor w = weights.get(name + ".weight");
    // a depthwise kernel has one channel, and so many groups as outputs
    long groups = w.size(1) == 1 ? w.size(0) : 1;
    long before = SamePadding.before(side, w.size(2), (int) stride);
    long after = SamePadding.total(side, w.size(2), (int) stride) - before;
    side = Math.ceilDiv(side, (int) stride);
    return operator(
        "Conv",
        List.of(x, name + ".weight", name + ".bias"),
        name,
        Map.of(
            "group", groups,
            "pads", List.of(before, before, after, after),
            "strides", List.of(stride, stride)));
  }

  private String relu6(String x) {
    return operator("Clip", List.of(x, "zero", "six"), x + ".relu6", Map.of());
  }

  private String operator(
      String op, List<String> inputs, String output, Map<String, ?> attributes) {
    model.node(op, new ArrayList<>(inputs), output, new TreeMap<>(attributes));
    return output;
  }
}
