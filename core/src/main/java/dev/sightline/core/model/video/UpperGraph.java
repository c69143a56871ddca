package dev.sightline.core.model.video;

import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.OnnxModelBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Writes {@link TopHeavyI3d} as an ONNX model for one clip. */
final class UpperGraph {
  static final String INPUT = "lower";
  static final String OUTPUT = "grid";
  private static final String BLOCK = "video.block15.";

  private final OnnxModelBuilder model = new OnnxModelBuilder();

  private UpperGraph() {}

  /**
   * @param parameters by {@link TopHeavyI3d#PARAMETERS}' names
   * @param frames frames of a clip
   * @return input {@code [frames, 192, 7, 7]}, output {@code [1280, 7, 7]}
   */
  static byte[] write(Map<String, FloatTensor> parameters, int frames) {
    UpperGraph graph = new UpperGraph();
    graph.add(parameters, frames);
    return graph.model.build();
  }

  private void add(Map<String, FloatTensor> parameters, int frames) {
    for (String name : TopHeavyI3d.PARAMETERS) {
      if (!name.equals(BLOCK + "depthwise.weight")) {
        model.weights(name, parameters.get(name));
      }
    }
    FloatTensor depthwise = parameters.get(BLOCK + "depthwise.weight");
    for (int k = 0; k < depthwise.size(2); k++) {
      model.weights("slice" + k, slice(depthwise, k));
    }
    model.weights("zero", FloatTensor.of(new float[] {0}));
    model.weights("six", FloatTensor.of(new float[] {6}));
    // which frame stands one earlier or later; the outer ones are repeated
    model.indices(
        "earlier", IntStream.range(0, frames).map(t -> Math.max(t - 1, 0)).boxed().toList());
    model.indices(
        "later", IntStream.range(0, frames).map(t -> Math.min(t + 1, frames - 1)).boxed().toList());
    model.input(
        INPUT, List.of(frames, ImageNetwork.LOWER_CHANNELS, ImageNetwork.GRID, ImageNetwork.GRID));

    String x = relu6(operator("Conv", pointwise(INPUT, BLOCK + "expand"), "expand", Map.of()));
    Map<String, Object> flat =
        Map.of("group", (long) depthwise.size(0), "pads", List.of(1L, 1L, 1L, 1L));
    String before = operator("Conv", List.of(x, "slice0"), "before", flat);
    String now = operator("Conv", List.of(x, "slice1", BLOCK + "depthwise.bias"), "now", flat);
    String after = operator("Conv", List.of(x, "slice2"), "after", flat);
    before = operator("Gather", List.of(before, "earlier"), "before.shifted", Map.of("axis", 0L));
    after = operator("Gather", List.of(after, "later"), "after.shifted", Map.of("axis", 0L));
    String sum = operator("Add", List.of(now, before), "sum1", Map.of());
    x = relu6(operator("Add", List.of(sum, after), "sum2", Map.of()));
    x = operator("Conv", pointwise(x, BLOCK + "project"), "project", Map.of());
    x = relu6(operator("Conv", pointwise(x, "video.head"), "head", Map.of()));
    operator("ReduceMean", List.of(x), OUTPUT, Map.of("axes", List.of(0L), "keepdims", 0L));
    model.output(OUTPUT);
  }

  private static List<String> pointwise(String x, String name) {
    return List.of(x, name + ".weight", name + ".bias");
  }

  private String relu6(String x) {
    return operator("Clip", List.of(x, "zero", "six"), x + ".relu6", Map.of());
  }

  private String operator(
      String op, List<String> inputs, String output, Map<String, ?> attributes) {
    model.node(op, inputs, output, new TreeMap<>(attributes));
    return output;
  }

  /** {@code [c, 1, t, h, w] -> [c, 1, h, w]} at one moment of the kernel. */
  private static FloatTensor slice(FloatTensor kernel, int moment) {
    int area = kernel.size(3) * kernel.size(4);
    float[] values = new float[kernel.size(0) * area];
    for (int c = 0; c < kernel.size(0); c++) {
      System.arraycopy(
          kernel.values(), (c * kernel.size(2) + moment) * area, values, c * area, area);
    }
    return FloatTensor.of(values, kernel.size(0), kernel.size(1), kernel.size(3), kernel.size(4));
  }
}
