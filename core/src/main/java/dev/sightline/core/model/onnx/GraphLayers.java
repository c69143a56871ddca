package dev.sightline.core.model.onnx;

import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.OnnxModelBuilder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes the layers of a network into an ONNX model, as {@code Layers} computes them on DJL. Each
 * method gives the name of the tensor that comes out. Not thread-safe.
 */
final class GraphLayers {
  private static final float SMALLEST_LENGTH = 1e-12f;

  /** Added to a score that must get no attention; e^-10000 is 0 in float32. */
  static final float MASKED = -1e4f;

  /** What {@code Layers} adds to the variance, and ONNX too where nothing else is said. */
  private static final float NORM_EPSILON = 1e-5f;

  /**
   * @param sum {@code [b, m, d]}
   * @param norm its layer norm
   */
  record Residual(String sum, String norm) {}

  private final OnnxModelBuilder model = new OnnxModelBuilder();
  private final Map<String, FloatTensor> parameters;
  private final Set<String> written = new HashSet<>();
  private int count;

  /**
   * @param parameters by name; linear weights are {@code [out, in]}
   */
  GraphLayers(Map<String, FloatTensor> parameters) {
    this.parameters = parameters;
  }

  /**
   * @param axes sizes, or names of sizes that are known only when the model runs
   */
  String input(String name, Object... axes) {
    model.input(name, axes);
    return name;
  }

  /** Gives a tensor to the outside under this name. */
  void output(String name, String tensor) {
    model.node("Identity", List.of(tensor), name, new TreeMap<>());
    model.output(name);
  }

  byte[] build() {
    return model.build();
  }

  /**
   * @throws NoSuchElementException if there is no such parameter
   */
  FloatTensor parameter(String name) {
    FloatTensor t = parameters.get(name);
    if (t == null) {
      throw new NoSuchElementException("the model has no parameter " + name);
    }
    return t;
  }

  /** Any operator of ONNX. */
  String operator(String type, Map<String, ?> attributes, String... inputs) {
    String out = type + "." + count++;
    model.node(type, List.of(inputs), out, new TreeMap<>(attributes));
    return out;
  }

  /** A tensor of fixed values; written once for each name. */
  String constant(String name, FloatTensor values) {
    if (written.add(name)) {
      model.weights(name, values);
    }
    return name;
  }

  /** One number. */
  String number(float value) {
    return constant("number." + value, FloatTensor.of(new float[] {value}));
  }

  /** {@code [.., in] -> [.., out]}. */
  String linear(String x, String name) {
    return add(matMul(x, transposed(name + ".weight")), parameterTensor(name + ".bias"));
  }

  /** A parameter as it is. */
  String parameterTensor(String name) {
    return constant(name, parameter(name));
  }

  private String transposed(String name) {
    return constant(name + ".transposed", parameter(name).transposed());
  }

  /**
   * A linear layer, what was there before it added, and the layer norm of that, in one pass:
   * several times faster than operator by operator, which reads all values three times.
   *
   * @param x {@code [b, m, in]}
   * @param before {@code [b, m, d]} or {@code [1, m, d]}
   */
  Residual residual(String x, String linear, String before, String norm) {
    return residual(x, linear, before, norm, NORM_EPSILON);
  }

  Residual residual(String x, String linear, String before, String norm, float epsilon) {
    String normed = "residual.norm." + count++;
    String sum = "residual.sum." + count++;
    model.ownNode(
        "SkipLayerNormalization",
        List.of(
            matMul(x, transposed(linear + ".weight")),
            before,
            parameterTensor(norm + ".weight"),
            parameterTensor(norm + ".bias"),
            parameterTensor(linear + ".bias")),
        List.of(normed, "", "", sum),
        new TreeMap<>(Map.of("epsilon", epsilon)));
    return new Residual(sum, normed);
  }

  /** Over the last axis. */
  String layerNorm(String x, String name) {
    return layerNorm(x, name, NORM_EPSILON);
  }

  String layerNorm(String x, String name, float epsilon) {
    return operator(
        "LayerNormalization",
        Map.of("axis", -1L, "epsilon", epsilon),
        x,
        parameterTensor(name + ".weight"),
        parameterTensor(name + ".bias"));
  }

  /** {@code x·Φ(x)}, in the form that ONNX Runtime recognises and computes in one pass. */
  String gelu(String x) {
    String erf =
        operator("Erf", Map.of(), operator("Div", Map.of(), x, number((float) Math.sqrt(2))));
    return multiply(multiply(x, add(erf, number(1))), number(0.5f));
  }

  String softmax(String x, long axis) {
    return operator("Softmax", Map.of("axis", axis), x);
  }

  String matMul(String a, String b) {
    return operator("MatMul", Map.of(), a, b);
  }

  String add(String a, String b) {
    return operator("Add", Map.of(), a, b);
  }

  String multiply(String a, String b) {
    return operator("Mul", Map.of(), a, b);
  }

  /** Axes where {@code shape} says 0 stay as they are; -1 takes what is left. */
  String reshape(String x, Integer... shape) {
    String name = "shape." + Arrays.toString(shape);
    if (written.add(name)) {
      model.indices(name, List.of(shape));
    }
    return operator("Reshape", Map.of(), x, name);
  }

  String transpose(String x, Long... axes) {
    return operator("Transpose", Map.of("perm", List.of(axes)), x);
  }

  String mean(String x, long axis, boolean keep) {
    return operator("ReduceMean", Map.of("axes", List.of(axis), "keepdims", keep ? 1L : 0L), x);
  }

  /** Keeps the axis, with size 1. */
  String sum(String x, int axis) {
    String name = "axis." + axis;
    if (written.add(name)) {
      model.indices(name, List.of(axis));
    }
    return operator("ReduceSum", Map.of("keepdims", 1L), x, name);
  }

  /** Unit length over the last axis. */
  String unit(String x) {
    String length = operator("ReduceL2", Map.of("axes", List.of(-1L), "keepdims", 1L), x);
    return operator("Div", Map.of(), x, operator("Max", Map.of(), length, number(SMALLEST_LENGTH)));
  }

  /** {@code [b, m, d] -> [b, heads, m, d/heads]}. */
  String heads(String x, int heads, int width) {
    return transpose(reshape(x, 0, 0, heads, width / heads), 0L, 2L, 1L, 3L);
  }

  /** {@code AlignmentNet}'s way into the shared space: unit vectors. */
  String tower(String norm, String name) {
    String hidden = gelu(linear(norm, name + ".hidden"));
    return unit(add(linear(norm, name + ".skip"), linear(hidden, name + ".out")));
  }
}
