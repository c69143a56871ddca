package dev.sightline.core.model;

import dev.sightline.core.tensor.FloatTensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Linear maps that answer for a head where one side stands without the other, in plain Java memory;
 * {@link TaskHeads} computes the same where gradients are wanted. A head without them answers with
 * the map that it uses for both sides, the absent one replaced by its learned stand-in. Immutable
 * and thread-safe.
 */
public final class SideMaps {
  private final Map<String, Maps> byHead;

  /**
   * One linear map.
   *
   * @param weight {@code [labels, in]}
   * @param bias {@code [labels]}
   */
  private record Affine(FloatTensor weight, FloatTensor bias) {
    /** {@code [rows, in] -> [rows, labels]}. */
    float[] apply(float[] x) {
      int labels = weight.size(0);
      int in = weight.size(1);
      int rows = x.length / in;
      float[] w = weight.values();
      float[] out = new float[rows * labels];
      for (int r = 0; r < rows; r++) {
        for (int l = 0; l < labels; l++) {
          double sum = bias.values()[l];
          for (int i = 0; i < in; i++) {
            sum += (double) w[l * in + i] * x[r * in + i];
          }
          out[r * labels + l] = (float) sum;
        }
      }
      return out;
    }
  }

  private record Maps(Affine text, Affine video) {}

  private SideMaps(Map<String, Maps> byHead) {
    this.byHead = Map.copyOf(byHead);
  }

  /** The maps that these weights hold. */
  public static SideMaps of(Map<String, FloatTensor> weights, ModelConfig config) {
    Map<String, Maps> maps = new HashMap<>();
    for (HeadSpec head : config.heads()) {
      if (weights.containsKey(TaskHeads.alone(head.key(), Side.TEXT) + ".weight")) {
        maps.put(head.key(), new Maps(of(weights, head, Side.TEXT), of(weights, head, Side.VIDEO)));
      }
    }
    return new SideMaps(maps);
  }

  private static Affine of(Map<String, FloatTensor> weights, HeadSpec head, Side side) {
    String name = TaskHeads.alone(head.key(), side);
    return new Affine(weights.get(name + ".weight"), weights.get(name + ".bias"));
  }

  /**
   * Shapes of the maps of one head, by the weights' names.
   *
   * @param head with such maps
   */
  static Map<String, List<Integer>> shapes(HeadSpec head, ModelConfig config) {
    Map<String, List<Integer>> shapes = new LinkedHashMap<>();
    int labels = head.labels().size();
    String text = TaskHeads.alone(head.key(), Side.TEXT);
    String video = TaskHeads.alone(head.key(), Side.VIDEO);
    shapes.put(text + ".weight", List.of(labels, config.textDim()));
    shapes.put(text + ".bias", List.of(labels));
    shapes.put(video + ".weight", List.of(labels, config.videoChannels()));
    shapes.put(video + ".bias", List.of(labels));
    return shapes;
  }

  /**
   * Logits of one side alone, for the heads that have maps of their own for it.
   *
   * @param side text or video
   * @param plain {@code [rows, width]}: the part of the pooled vector that this side decides
   * @return for each such head {@code [rows, labels]}
   */
  public Map<String, float[]> logits(Side side, float[] plain) {
    Map<String, float[]> logits = new LinkedHashMap<>();
    byHead.forEach(
        (head, maps) ->
            logits.put(head, (side == Side.TEXT ? maps.text() : maps.video()).apply(plain)));
    return logits;
  }

  /** As {@link #logits}, after the softmax of each row. */
  public Map<String, float[]> probabilities(Side side, float[] plain) {
    Map<String, float[]> all = new LinkedHashMap<>();
    logits(side, plain).forEach((head, z) -> all.put(head, Softmax.ofRows(z, labels(head))));
    return all;
  }

  private int labels(String head) {
    return byHead.get(head).text().bias().size(0);
  }

  /** Heads that have such maps. */
  public List<String> heads() {
    return new ArrayList<>(byHead.keySet());
  }
}
