package dev.sightline.core.model.gradient;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.model.AttentionStream;
import dev.sightline.core.model.AttentionTap;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.TorchEngine;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps each attention map of one run and makes its gradient known. The engine keeps gradients of
 * inputs only, so zeros are added to each map, and the gradient with respect to those is that with
 * respect to the map.
 */
final class MapRecorder implements AttentionTap {
  private record Seen(AttentionStream stream, int layer, NDArray attention, NDArray zeros) {}

  private final List<Seen> seen = new ArrayList<>();

  @Override
  public NDArray tap(AttentionStream stream, int layer, NDArray attention) {
    NDArray zeros = attention.getManager().zeros(attention.getShape());
    zeros.setRequiresGradient(true);
    seen.add(new Seen(stream, layer, attention, zeros));
    return attention.add(zeros);
  }

  /** After the backward pass: all maps, in the order in which they came. */
  List<MapGradient> maps() {
    List<MapGradient> maps = new ArrayList<>();
    for (Seen s : seen) {
      maps.add(
          new MapGradient(
              s.stream(), s.layer(), java(s, s.attention()), java(s, s.zeros().getGradient())));
    }
    return maps;
  }

  /** One text and one video: the axes that are 1 go. */
  private static FloatTensor java(Seen s, NDArray array) {
    Shape shape = array.getShape();
    return switch (s.stream()) {
      // [1, heads, query, key] -> [heads, query, key]
      case TEXT_SELF, VIDEO_SELF, TEXT_TO_VIDEO, VIDEO_TO_TEXT ->
          reshaped(array, shape.get(1), shape.get(2), shape.get(3));
      // [n, 1, c] -> [1, n, c]
      case ALIGNMENT_TO_VIDEO -> reshaped(array, 1, shape.get(0), shape.get(2));
      // [1, n, c] -> [1, c, n]
      case ALIGNMENT_TO_TEXT -> TorchEngine.toJava(array.transpose(0, 2, 1));
    };
  }

  private static FloatTensor reshaped(NDArray array, long heads, long query, long key) {
    return TorchEngine.toJava(array.reshape(heads, query, key));
  }
}
