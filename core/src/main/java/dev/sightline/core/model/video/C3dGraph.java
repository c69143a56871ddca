package dev.sightline.core.model.video;

import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.OnnxModelBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes {@link C3d} as an ONNX model for one clip. */
final class C3dGraph {
  static final String INPUT = "clip";
  static final String OUTPUT = "grid";

  private C3dGraph() {}

  /**
   * @param parameters by the names of {@link C3d#initial}
   * @return input {@code [1, 3, 16, 64, 64]}, output {@code [1, channels, 4, 4]}
   */
  static byte[] write(Map<String, FloatTensor> parameters) {
    OnnxModelBuilder model = new OnnxModelBuilder();
    model.input(INPUT, List.of(1, 3, C3d.FRAMES, C3d.SIDE, C3d.SIDE));
    String x = INPUT;
    for (C3d.Layer layer : C3d.LAYERS) {
      if (layer.pooledBy() != null) {
        List<Long> kernel = new ArrayList<>();
        for (long k : layer.pooledBy().getShape()) {
          kernel.add(k);
        }
        String pooled = layer.name() + ".pooled";
        model.node(
            "MaxPool",
            List.of(x),
            pooled,
            new TreeMap<>(Map.of("kernel_shape", kernel, "strides", kernel)));
        x = pooled;
      }
      String name = "video." + layer.name();
      model.weights(name + ".weight", parameters.get(name + ".weight"));
      model.weights(name + ".bias", parameters.get(name + ".bias"));
      model.node(
          "Conv",
          List.of(x, name + ".weight", name + ".bias"),
          layer.name(),
          new TreeMap<>(Map.of("pads", Collections.nCopies(6, 1L))));
      model.node("Relu", List.of(layer.name()), layer.name() + ".relu", new TreeMap<>());
      x = layer.name() + ".relu";
    }
    model.node(
        "ReduceMean",
        List.of(x),
        OUTPUT,
        new TreeMap<>(Map.of("axes", List.of(2L), "keepdims", 0L)));
    model.output(OUTPUT);
    return model.build();
  }
}
