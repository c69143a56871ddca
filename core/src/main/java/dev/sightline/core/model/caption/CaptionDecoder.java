package dev.sightline.core.model.caption;

import dev.sightline.core.model.CaptionConfig;
import dev.sightline.core.model.CaptionNet;
import dev.sightline.core.tensor.FloatTensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The network of {@link CaptionNet} in plain Java, word by word with what earlier words left kept.
 * A caption is some 15 words over a few dozen to a few hundred cells: small enough to need no
 * engine, and so it starts at once and frees nothing. Immutable and thread-safe.
 *
 * <p>Axes: {@code s} sentences that are continued together, {@code c} cells, {@code d} width.
 */
public final class CaptionDecoder {
  private final CaptionConfig config;
  private final Map<String, FloatTensor> weights;
  private final Dense cell;
  private final Dense out;
  private final List<Layer> layers = new ArrayList<>();

  private record Attention(Dense query, Dense key, Dense value, Dense out) {}

  private record Layer(Attention self, Attention cross, Dense in, Dense out) {}

  /**
   * @param weights by the names of {@link CaptionNet}
   * @throws NullPointerException if one is missing: check the shapes before
   */
  public CaptionDecoder(CaptionConfig config, Map<String, FloatTensor> weights) {
    this.config = config;
    this.weights = Map.copyOf(weights);
    cell = dense("cell");
    out = new Dense(weight("words"), weight("words.bias"));
    for (int l = 0; l < config.layers(); l++) {
      String name = "layer." + l + ".";
      layers.add(
          new Layer(
              attention(name + "self"),
              attention(name + "cross"),
              dense(name + "mlp.in"),
              dense(name + "mlp.out")));
    }
  }

  /** Sizes and words. */
  public CaptionConfig config() {
    return config;
  }

  /**
   * Cells as the layers attend them.
   *
   * @param keys for each layer {@code [c, d]}
   * @param values for each layer {@code [c, d]}
   * @param cells number of cells
   */
  record Memory(List<float[]> keys, List<float[]> values, int cells) {
    /**
     * Without hidden cells, which get no attention then.
     *
     * @param hidden {@code [cells]}
     */
    Memory without(boolean[] hidden) {
      int[] seen = IntStream.range(0, cells).filter(c -> !hidden[c]).toArray();
      return new Memory(
          keys.stream().map(k -> rows(k, seen)).toList(),
          values.stream().map(v -> rows(v, seen)).toList(),
          seen.length);
    }

    private float[] rows(float[] all, int[] seen) {
      int d = all.length / cells;
      float[] out = new float[seen.length * d];
      for (int i = 0; i < seen.length; i++) {
        System.arraycopy(all, seen[i] * d, out, i * d, d);
      }
      return out;
    }
  }

  /** {@code [c, channels]}, whole clips. */
  Memory look(float[] grid) {
    int d = config.dim();
    int n = grid.length / config.channels();
    float[] x = cell.apply(norm(grid, config.channels(), "cell.norm"), n);
    float[] space = weight("space").values();
    for (int i = 0; i < x.length; i++) {
      x[i] += space[i % (config.cells() * d)];
    }
    List<float[]> keys = new ArrayList<>();
    List<float[]> values = new ArrayList<>();
    for (Layer layer : layers) {
      keys.add(layer.cross().key().apply(x, n));
      values.add(layer.cross().value().apply(x, n));
    }
    return new Memory(keys, values, n);
  }

  /**
   * A sentence so far.
   *
   * @param keys for each layer one {@code [d]} a word
   * @param values for each layer one {@code [d]} a word
   */
  record Past(List<List<float[]>> keys, List<List<float[]>> values) {
    static Past empty(int layers) {
      List<List<float[]>> none = new ArrayList<>();
      for (int l = 0; l < layers; l++) {
        none.add(List.of());
      }
      return new Past(none, none);
    }
  }

  /**
   * What follows a word.
   *
   * @param log {@code [vocabulary]}: log-probability of each next word
   * @param map {@code [c]}: cross-attention of this step, mean over layers and heads; sums to 1
   * @param past the sentence with this word
   */
  record Next(float[] log, float[] map, Past past) {}

  /** The sentence of no word. */
  Past start() {
    return Past.empty(config.layers());
  }

  /**
   * Continues sentences of one length.
   *
   * @param pasts {@code [s]}
   * @param words {@code [s]}: the word that each is continued by
   */
  List<Next> step(Memory memory, List<Past> pasts, int[] words) {
    int s = words.length;
    int d = config.dim();
    int position = pasts.getFirst().keys().getFirst().size();
    float[] x = embed(words, position);
    float[] maps = new float[s * memory.cells()];
    List<Past> after = new ArrayList<>();
    for (int i = 0; i < s; i++) {
      after.add(new Past(new ArrayList<>(), new ArrayList<>()));
    }
    for (int l = 0; l < layers.size(); l++) {
      Layer layer = layers.get(l);
      String name = "layer." + l + ".";
      float[] n = norm(x, d, name + "self.norm");
      float[] query = layer.self().query().apply(n, s);
      float[] key = layer.self().key().apply(n, s);
      float[] value = layer.self().value().apply(n, s);
      float[] mixed = new float[s * d];
      for (int i = 0; i < s; i++) {
        List<float[]> keys = with(pasts.get(i).keys().get(l), key, i);
        List<float[]> values = with(pasts.get(i).values().get(l), value, i);
        after.get(i).keys().add(keys);
        after.get(i).values().add(values);
        attend(query, i, flat(keys), flat(values), keys.size(), mixed, null);
      }
      Dense.addTo(x, layer.self().out().apply(mixed, s));
      query = layer.cross().query().apply(norm(x, d, name + "cross.norm"), s);
      mixed = new float[s * d];
      for (int i = 0; i < s; i++) {
        attend(query, i, memory.keys().get(l), memory.values().get(l), memory.cells(), mixed, maps);
      }
      Dense.addTo(x, layer.cross().out().apply(mixed, s));
      float[] hidden = layer.in().apply(norm(x, d, name + "mlp.norm"), s);
      for (int i = 0; i < hidden.length; i++) {
        hidden[i] = Math.max(0, hidden[i]);
      }
      Dense.addTo(x, layer.out().apply(hidden, s));
    }
    float[] log = out.apply(norm(x, d, "out.norm"), s);
    int v = config.words().size();
    List<Next> next = new ArrayList<>();
    for (int i = 0; i < s; i++) {
      Dense.logSoftmax(log, i * v, v);
      next.add(
          new Next(
              Arrays.copyOfRange(log, i * v, (i + 1) * v),
              Arrays.copyOfRange(maps, i * memory.cells(), (i + 1) * memory.cells()),
              after.get(i)));
    }
    return next;
  }

  private float[] embed(int[] words, int position) {
    int d = config.dim();
    float[] table = weight("words").values();
    float[] places = weight("position").values();
    float by = (float) Math.sqrt(d);
    float[] x = new float[words.length * d];
    for (int i = 0; i < x.length; i++) {
      x[i] = table[words[i / d] * d + i % d] * by + places[position * d + i % d];
    }
    return x;
  }

  /**
   * One query over some keys, all heads; adds to {@code mixed} and, where asked, its share of the
   * mean over layers and heads to {@code maps}.
   */
  private void attend(
      float[] query, int row, float[] keys, float[] values, int n, float[] mixed, float[] maps) {
    if (n == 0) {
      return; // all that could be seen is hidden
    }
    int d = config.dim();
    int width = d / config.heads();
    float scale = (float) (1 / Math.sqrt(width));
    float share = 1f / (config.heads() * config.layers());
    float[] weights = new float[n];
    for (int at = 0; at < d; at += width) {
      for (int k = 0; k < n; k++) {
        float dot = 0;
        for (int i = at; i < at + width; i++) {
          dot += query[row * d + i] * keys[k * d + i];
        }
        weights[k] = dot * scale;
      }
      Dense.softmax(weights, 0, n);
      for (int k = 0; k < n; k++) {
        for (int i = at; i < at + width; i++) {
          mixed[row * d + i] += weights[k] * values[k * d + i];
        }
        if (maps != null) {
          maps[row * n + k] += weights[k] * share;
        }
      }
    }
  }

  private List<float[]> with(List<float[]> before, float[] rows, int row) {
    int d = config.dim();
    List<float[]> all = new ArrayList<>(before);
    all.add(Arrays.copyOfRange(rows, row * d, (row + 1) * d));
    return all;
  }

  private float[] flat(List<float[]> rows) {
    float[] all = new float[rows.size() * config.dim()];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, all, i * config.dim(), config.dim());
    }
    return all;
  }

  private Attention attention(String name) {
    return new Attention(
        dense(name + ".query"), dense(name + ".key"), dense(name + ".value"), dense(name + ".out"));
  }

  private Dense dense(String name) {
    return new Dense(weight(name + ".weight"), weight(name + ".bias"));
  }

  private float[] norm(float[] x, int width, String name) {
    return Dense.norm(x, width, weight(name + ".weight"), weight(name + ".bias"));
  }

  private FloatTensor weight(String name) {
    return weights.get(CaptionNet.PREFIX + name);
  }
}
